"""Damages a SQLite store of Habeas so that fields fail: numbers beyond the 32 bits of an
Int, and required relations that lead nowhere. Prints the numbers as {id: {field: number}}."""

import json
import sqlite3
import sys

BEYOND = 3_000_000_000
NUMBERS = [("statistic", "count"), ("statute", "maxMonths"), ("prisoner", "birthYear"), ("recommendation", "number")]
REQUIRED = {  # the number of the end that needs the relation, by its table
    "edge_charged_in_charge_case": "_src",
    "edge_stage_of_proceeding_case": "_src",
    "edge_of_treaty_provision_treaty": "_src",
    "edge_faces_prisoner_charge": "_dst",
    "edge_suffered_prisoner_violation": "_dst",
    "edge_sanctioned_by_official_sanction": "_dst",
}

damaged = {}
with sqlite3.connect(sys.argv[1]) as store:
    for kind, field in NUMBERS:
        changed = store.execute(f'UPDATE node_{kind} SET "{field}" = ? WHERE _pk % 3 = 0 RETURNING id', (BEYOND,))
        for (node,) in changed.fetchall():
            damaged[node] = {field: BEYOND}
    for relation, end in REQUIRED.items():
        store.execute(f"DELETE FROM {relation} WHERE {end} % 3 = 0")
store.close()
print(json.dumps(damaged))
