// Package questions holds the statements that answer questions of the whole graph: for
// each a pair of twins, one in SQL and one in Cypher, with the same parameters and columns.
//
// # Statements
//
// A statement is a file of the folder statements, named after its question. It begins with
// a comment of three parts: what is asked, a line `options:` with the names of its optional
// clauses, and a line `columns:`. The rest is a template (text/template):
//
//	{{if .On "group"}} … {{end}}     a clause that stands where the option is chosen
//	{{.Evidence "j" "p"}}            the evidence of j as a list; p is the node that it stands on where it has none of its own
//	{{template "scope" .}}           a part that several questions share (shared.sql, shared.cypher)
//
// and, in Cypher, where SQL reads views that leave out what questions do not see:
//
//	{{.Live "j s" "p c"}}            conditions that begin with AND: these relationships and nodes are not retracted, and of several relationships of a to-one relation these are the first; nothing where the store holds no such facts
//	{{.LivePath "z"}}                the same of all relationships in the list z
//	{{.Sources "f" "c"}}             the number of sources of f, or of c where f has no evidence of its own
//
// Options are chosen by which arguments were given; they are fixed names, so that no text
// of a request ever becomes part of a statement. Values are named parameters ($group).
//
// A shared part that is empty is a place within other shared parts: a statement fills it
// by defining it anew.
//
// Each statement gives exactly one row. Its columns are, in SQL, JSON texts or integers,
// in Cypher, scalars or lists: [Answer] holds them as JSON, objects as positional lists, as
// package plan does.
package questions
