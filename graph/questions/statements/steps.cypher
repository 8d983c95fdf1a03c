// The edges from the nodes asked for to some others, with their names, keys and evidence.
// options: sources
// columns: steps
{{.Asked}}
MATCH (n)-[e]-(m) WHERE {{.Passable "m"}}{{.Live "e" "m"}} AND m.id IN $among
WITH n, e, m, {{.Ground "e"}} AS g
{{- if .On "sources"}} WHERE {{.Sources "e" "g"}} >= $minSources{{end}}
RETURN collect([n.id, m.id, type(e), e._key, {{.Evidence "e" "g"}}]) AS steps
