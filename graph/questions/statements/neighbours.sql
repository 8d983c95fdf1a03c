-- The nodes to which edges lead from the nodes asked for: a list of [node, [other, …]], with
-- so many others at most, the first by the ids of both. Among leaves out all others but some.
-- options: sources among
-- columns: neighbours
WITH
{{.Asked}},
pairs(node, other) AS MATERIALIZED (
{{.Links "a.id, m.id" (.On "sources")}}
),
kept(node, other) AS (
  SELECT DISTINCT node, other FROM pairs{{if .On "among"}} WHERE other IN (SELECT value FROM json_each($among)){{end}} ORDER BY node, other LIMIT +$most
),
gathered(node, others) AS (SELECT node, json_group_array(other) FROM kept GROUP BY node)
SELECT (SELECT json_group_array(json_array(node, json(others))) FROM gathered) AS neighbours
