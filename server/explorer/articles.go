package explorer

import (
	"net/http"
	"regexp"
)

// These are texts that ask for an article by its number: the number alone, or after
// the word for an article. Other numbers belong to names.
var (
	numberAlone  = regexp.MustCompile(`^\d+(?:\.\d+)*$`)
	articleNamed = regexp.MustCompile(`(?i)^(?:статья|статьи|статью|стаття|статті|статтю|ст|article|art)[.\s]+(\d+(?:\.\d+)*)`)
)

// articleAsked is the number of the article that a text asks for, empty where it asks for
// something else.
func articleAsked(text string) string {
	if numberAlone.MatchString(text) {
		return text
	}
	if found := articleNamed.FindStringSubmatch(text); found != nil {
		return found[1]
	}
	return ""
}

// numberedNode is a statute or a provision with its kind.
type numberedNode struct {
	kind string
	node value
}

// lookUp asks a search by names, and for the article that its text asks for by its number,
// of which the search knows nothing; that stands where the articles cannot be answered.
// The first reply is that of the search.
func (e *Explorer) lookUp(r *http.Request, search question, text, kind string) ([]numberedNode, []reply) {
	answer := e.ask(r.Context(), search)
	if answer.failure != nil {
		return nil, []reply{answer}
	}
	numbered, second, asked := e.articles(r, text, kind)
	if !asked {
		return nil, []reply{answer}
	}
	return numbered, []reply{answer, second}
}

// articles are the statutes and provisions of the article that a text asks for, of one
// kind of node or, where it is empty, of both. It reports whether there is an answer.
func (e *Explorer) articles(r *http.Request, text, kind string) ([]numberedNode, reply, bool) {
	number := articleAsked(text)
	statutes, provisions := kind == "" || kind == "STATUTE", kind == "" || kind == "PROVISION"
	if number == "" || !statutes && !provisions {
		return nil, reply{}, false
	}
	answer := e.ask(r.Context(), e.asking("articles", r, map[string]any{"article": number, "statutes": statutes, "provisions": provisions}))
	var list []numberedNode
	for _, node := range answer.data.list("statutes.nodes") {
		list = append(list, numberedNode{"Statute", node})
	}
	for _, node := range answer.data.list("provisions.nodes") {
		list = append(list, numberedNode{"Provision", node})
	}
	return list, answer, answer.failure == nil
}
