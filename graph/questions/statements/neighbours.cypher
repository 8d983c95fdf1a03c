// The nodes to which edges lead from the nodes asked for: a list of [node, [other, …]], with
// so many others at most, the first by the ids of both. Among leaves out all others but some.
// options: sources among
// columns: neighbours
{{.Asked}}
MATCH (n)-[e]-(m) WHERE {{.Passable "m"}}{{.Live "e" "m"}}
{{- if .On "among"}} AND m.id IN $among{{end}}
{{- if .On "sources"}} AND CASE WHEN e._sources IS NULL THEN {{.Ground "e"}}._sources ELSE e._sources END >= $minSources{{end}}
WITH DISTINCT n.id AS node, m.id AS other ORDER BY node, other LIMIT $most
WITH node, collect(other) AS others
RETURN collect([node, others]) AS neighbours
