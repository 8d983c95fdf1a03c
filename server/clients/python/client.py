"""A client with gql: it reads the schema of the server that its argument names, checks its
queries against it, and asks two of them with variables. It prints what it found as JSON."""

import json
import sys

from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError

PRISONERS = gql("""
    query Prisoners($first: Int!, $after: String, $where: PrisonerWhere) {
      prisoners(first: $first, after: $after, where: $where, orderBy: [{name: ASC}]) {
        totalCount
        nodes { id name }
        pageInfo { endCursor hasNextPage }
      }
    }
""")
OFFICIAL = gql("query Official($id: ID!) { official(id: $id) { name roles judged { totalCount } } }")


def all_prisoners(session, where):
    """All prisoners that fit a filter, page by page, and their number as the server says."""
    found, after = [], None
    while True:
        page = session.execute(PRISONERS, variable_values={"first": 20, "after": after, "where": where})["prisoners"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return found, page["totalCount"]
        after = page["pageInfo"]["endCursor"]


def refused(ask, error):
    """Whether a request is refused with an error of the given type."""
    try:
        ask()
    except error:
        return True
    return False


def main(endpoint):
    client = Client(transport=RequestsHTTPTransport(url=endpoint), fetch_schema_from_transport=True)
    with client as session:
        prisoners, total = all_prisoners(session, {"groups": {"some": {"name": {"contains": "religious"}}}})
        official = session.execute(OFFICIAL, variable_values={"id": "official/opanasenko-valery"})["official"]
        print(json.dumps({
            "types": len(client.schema.type_map),
            "total": total,
            "found": len({prisoner["id"] for prisoner in prisoners}),
            "official": official,
            "refused by the client": refused(lambda: session.execute(gql("{ nope }")), GraphQLError),
            "refused by the server": refused(lambda: session.execute(PRISONERS, variable_values={"first": 101}), TransportQueryError),
        }))


if __name__ == "__main__":
    main(sys.argv[1])
