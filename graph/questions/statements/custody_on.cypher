// Who was held on a day, by prisoner, then by facility.
// options: facility group
// columns: people total sure unknown held
{{template "spells" .}}
WITH * WHERE coalesce(begin, '') <= $day AND CASE WHEN until_latest IS NULL THEN {{template "surely free" .}} > $day ELSE until_latest >= $day END
WITH p, f, since_earliest + since_latest + since AS since,
  CASE WHEN coalesce(since_latest, '~') > $day THEN 0
    WHEN until_latest IS NULL THEN CASE WHEN $day < {{template "perhaps free" .}} < '9~' THEN 1 ELSE 0 END
    WHEN until_earliest >= $day THEN 1 ELSE 0 END AS sure
// One row for each person and facility: since the first of the parallel detentions there.
WITH p.id AS prisoner, f.id AS facility, min(since) AS since, max(sure) AS sure
ORDER BY prisoner, facility
WITH collect([prisoner, facility, substring(since, 20), sure = 1]) AS rows, count(DISTINCT prisoner) AS people, coalesce(sum(sure), 0) AS sure
CALL () {
{{- template "people" .}} AND p.arrestedOn IS NULL AND NOT EXISTS { (p)-[zh:HELD_AT]->(zf:Facility) WHERE true{{.Live "zh" "zf"}} }
  RETURN count(p) AS unknown
}
RETURN people, size(rows) AS total, sure, unknown, rows[..$most] AS held
