-- The edges from the nodes asked for to some others, with their names, keys and evidence.
-- options: sources
-- columns: steps
WITH
{{.Asked}},
edges(node, other, edge, key, fact, modality, status, note, sources) AS MATERIALIZED (
{{.Links "a.id, m.id, '%s', e.key, e.fact, e.modality, e.status, e.note, e.sources" (.On "sources")}}
)
SELECT (SELECT json_group_array(json_array(e.node, e.other, e.edge, e.key, {{.Evidence "e"}}))
  FROM edges AS e WHERE e.other IN (SELECT value FROM json_each($among))) AS steps
