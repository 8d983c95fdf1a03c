package resolvers

import (
	"cmp"
	"slices"
	"strings"

	"habeas/graph/questions"
	"habeas/schema"
)

// commandChain answers question 6.
func commandChain(a *asker) (fields, error) {
	ask := &questions.Ask{Question: "command_chain"}
	if err := a.chainArguments(ask); err != nil {
		return nil, err
	}
	columns, err := a.ask(ask)
	if err != nil {
		return nil, err
	}
	posts := postsOf(columns[0].rows())
	slices.SortFunc(posts, comparePosts)
	return fields{
		"unit":     "hops: posts, and bodies that nobody is known to command; cases: distinct cases in which the official acted",
		"asOf":     a.version,
		"warnings": chainWarnings(posts),
		"hops":     each(posts, func(p post) any { return p.shown() }),
		"weakest":  weakest(posts),
	}, nil
}

// chainArguments reads what the chain begins with and how far it goes.
func (a *asker) chainArguments(ask *questions.Ask) error {
	_, official := a.arguments["official"].(string)
	_, agency := a.arguments["agency"].(string)
	if official == agency {
		return refuse(codeInput, "Either official or agency has to be given, and not both.")
	}
	depth, err := a.between("depth", 0, 10)
	if err != nil {
		return err
	}
	least, err := a.between("minSources", 1, largest)
	if err != nil {
		return err
	}
	if on, given := a.arguments["on"].(string); given {
		days, err := schema.ParseDate(on)
		if err != nil {
			return refuse(codeInput, "on: %s.", err)
		}
		ask.Set("onEarliest", days.Earliest)
		ask.Set("onLatest", days.Latest)
		ask.Choose("on", true)
	}
	ids, err := a.ids(map[string][]string{"official": {"Official"}, "agency": {"Agency", "Court", "Facility"}})
	if err != nil {
		return err
	}
	for name, id := range ids {
		ask.Set(name, id)
	}
	ask.Choose("official", official)
	ask.Set("depth", depth)
	ask.Set("minSources", least)
	return nil
}

// post is a row [level, body, official, office, from, to, cases, key, evidence]. A body
// that nobody is known to command is one without official, key and evidence.
type post struct{ row }

func postsOf(rows []row) []post {
	posts := make([]post, len(rows))
	for i, r := range rows {
		posts[i] = post{r}
	}
	return posts
}

func (p post) level() int64     { return p.number(0) }
func (p post) body() string     { return p.text(1) }
func (p post) official() string { return p.text(2) }
func (p post) key() string      { return p.text(7) }
func (p post) evidence() row    { return p.row.row(8) }
func (p post) known() bool      { return p.official() != "" }

// comparePosts puts posts from the bottom up: by level, body and official, of which an
// unknown one comes last, and by key.
func comparePosts(a, b post) int {
	order := cmp.Or(cmp.Compare(a.level(), b.level()), strings.Compare(a.body(), b.body()))
	if order != 0 || a.known() && b.known() {
		return cmp.Or(order, strings.Compare(a.official(), b.official()), strings.Compare(a.key(), b.key()))
	}
	if a.known() {
		return -1
	}
	return 1
}

func (p post) shown() fields {
	shown := fields{"level": p.level(), "body": p.node(1), "official": p.node(2), "office": p.optional(3), "from": p.optional(4), "to": p.optional(5), "cases": p.number(6)}
	if p.known() {
		shown["evidence"], shown["status"] = evidenceOf(p.evidence()), p.evidence().text(1)
	}
	return shown
}

// weakest is the post that the fewest sources report, the first of several.
func weakest(posts []post) any {
	var found *post
	for i, p := range posts {
		if p.known() && (found == nil || p.evidence().number(3) < found.evidence().number(3)) {
			found = &posts[i]
		}
	}
	if found == nil {
		return nil
	}
	return found.shown()
}

func chainWarnings(posts []post) []any {
	var unknown, single, contested int64
	for _, p := range posts {
		switch {
		case !p.known():
			unknown++
		case isContested(p.evidence().text(1)):
			contested++
		case p.evidence().number(3) == 1:
			single++
		}
	}
	all := int64(len(posts))
	warnings := []any{partial, "A post above another says who could command, not who gave an order."}
	warnings = appendShare(warnings, unknown, all, "hops name nobody: it is not known who commanded the body")
	warnings = appendShare(warnings, single, all, "hops rest on one source only")
	return appendShare(warnings, contested, all, "hops are facts on which sources differ, or that somebody denies")
}

// isContested reports whether sources differ on a fact of that status, or somebody denies it.
func isContested(status string) bool { return status == "CONFLICT" || status == "DISPUTED" }
