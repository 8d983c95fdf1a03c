package explorer

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"habeas/schema"
)

// asked is a question that the contract has: a root field whose answer says what it
// counts and on which data it rests.
type asked struct {
	field *ast.FieldDefinition
	// inputs are its arguments, and those of fields of its answer that require some.
	inputs []input
}

// questions are the questions of a contract, in its order.
func (c *contract) questions() []*asked {
	var list []*asked
	for _, field := range c.Query.Fields {
		if c.hasFields(field.Type.Name(), "unit", "asOf") {
			list = append(list, &asked{field: field, inputs: c.inputs(field)})
		}
	}
	return list
}

// questionItem is a question in a list: what it answers, in the words of the contract.
type questionItem struct {
	Link        link
	Description string
}

func (e *Explorer) questionList(t tongue) *page {
	var items []questionItem
	for _, q := range e.questions {
		items = append(items, questionItem{
			Link:        t.questionLink(q.field.Name),
			Description: q.field.Description,
		})
	}
	return newPage(t, "questions", t.T("questions.title"), items)
}

// questionLink leads to the form of a question.
func (t tongue) questionLink(field string) link {
	return link{Text: t.questionName(field), Href: t.Href("/questions/" + field)}
}

func (t tongue) questionName(field string) string { return t.pick(t.Texts, "question."+field) }

// questionNamed is the question that a root field asks; nil where it is none.
func (e *Explorer) questionNamed(field string) *asked {
	for _, q := range e.questions {
		if q.field.Name == field {
			return q
		}
	}
	return nil
}

// questionsAbout are the questions that have an argument for a kind of node; where the id
// is all that they need, the link asks.
func (e *Explorer) questionsAbout(t tongue, kind *schema.Kind, id string) []link {
	var links []link
	for _, q := range e.questions {
		for _, name := range []string{kind.Root(), "start"} {
			argument := q.field.Arguments.ForName(name)
			if argument == nil || argument.Type.Name() != "ID" {
				continue
			}
			address := "/questions/" + q.field.Name + "?" + url.Values{name: {id}}.Encode()
			links = append(links, link{Text: t.questionName(q.field.Name), Href: t.Href(address)})
		}
	}
	return links
}

// questionView is the form of a question, and its answer.
type questionView struct {
	Field, Description string
	Inputs             []control
	// More tells of the inputs that are shown on demand; nil where there are none.
	More *moreInputs
	// Problems are what is wrong with what was typed.
	Problems []string
	Answer   *answerView
}

// moreInputs are open where one of them is given or wrong.
type moreInputs struct{ Open bool }

// question is the page of a question: its form, and where enough is given, its answer.
func (e *Explorer) question(r *http.Request, t tongue, name string) *page {
	found := e.questionNamed(name)
	if found == nil {
		return e.notFound(t)
	}
	query := r.URL.Query()
	given, mistakes := found.read(e.writer(t), query)
	view := questionView{Field: name, Description: found.field.Description}
	p := newPage(t, "question", t.questionName(name), nil)
	if found.isAsked(query) && len(mistakes) == 0 {
		answer := e.ask(r.Context(), found.operation(e, given, query.Get("rowsAfter"), 0))
		p.Replies = append(p.Replies, answer)
		if answer.failure == nil {
			view.Answer = e.answer(r, p, found, answer.data.get(name))
		} else {
			mistakes, p.Replies = append(mistakes, found.refused(e.writer(t), message(answer))), nil
			p.Status = e.failed(t, answer).Status
		}
	} else if len(mistakes) > 0 {
		p.Status = http.StatusBadRequest
	}
	view.Inputs = e.controls(r.Context(), t, found, query)
	view.tell(mistakes)
	view.fold(found, query)
	p.Content = view
	return p
}

// tell tells what is wrong, and marks the fields of the form that it is wrong in.
func (v *questionView) tell(mistakes []mistake) {
	for _, m := range mistakes {
		v.Problems = append(v.Problems, m.text)
		for i := range v.Inputs {
			v.Inputs[i].Wrong = v.Inputs[i].Wrong || v.Inputs[i].Name == m.input
		}
	}
}

// fold folds the inputs that few readers need, unless they are in use.
func (v *questionView) fold(q *asked, query url.Values) {
	for _, c := range v.Inputs {
		if !c.More {
			continue
		}
		if v.More == nil {
			v.More = &moreInputs{}
		}
		i := slices.IndexFunc(q.inputs, func(in input) bool { return in.name == c.Name })
		given := strings.TrimSpace(query.Get(c.Name))
		v.More.Open = v.More.Open || c.Wrong || given != "" && given != strings.Join(defaults(q.inputs[i].DefaultValue), ", ")
	}
}

// isAsked reports whether an address asks, rather than opens the form: where something
// is given, and nothing that is required is missing.
func (q *asked) isAsked(query url.Values) bool {
	given := query.Has("ask")
	for _, in := range q.inputs {
		if in.required && strings.TrimSpace(query.Get(in.name)) == "" {
			return false
		}
		given = given || query.Get(in.name) != ""
	}
	return given
}
