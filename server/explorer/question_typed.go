package explorer

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// mistake is what is wrong with what was typed, and in which input; an empty name says
// that it is not known in which.
type mistake struct {
	input, text string
}

// mistakeIn names the input as the form does.
func (w writer) mistakeIn(input, text string) mistake {
	return mistake{input, w.T("form.wrong", capital(w.pick(w.Names, "argument."+input)), text)}
}

// refused is the mistake that the engine found: its message begins with the argument, or
// with its variable.
func (q *asked) refused(w writer, message string) mistake {
	name, text, _ := strings.Cut(message, ": ")
	for _, in := range q.inputs {
		if in.name == name || "$"+variable(in.name) == name {
			return w.mistakeIn(in.name, text)
		}
	}
	return mistake{text: message}
}

// read reads what was typed into variables. An id may be typed without its kind.
func (q *asked) read(w writer, query url.Values) (map[string]any, []mistake) {
	variables := map[string]any{}
	var mistakes []mistake
	for _, in := range q.inputs {
		typed := slices.DeleteFunc(slices.Clone(query[in.name]), func(s string) bool { return strings.TrimSpace(s) == "" })
		if len(typed) == 0 {
			continue
		}
		v, err := w.readInput(in, typed)
		if err != nil {
			mistakes = append(mistakes, w.mistakeIn(in.name, err.Error()))
			continue
		}
		variables[in.name] = v
	}
	for _, in := range q.inputs {
		if in.needed(variables) {
			mistakes = append(mistakes, w.mistakeIn(in.name, w.T("form.both")))
		}
	}
	return variables, mistakes
}

// needed reports whether an argument of a field within the answer is missing though
// another one of that field is given.
func (in input) needed(variables map[string]any) bool {
	field, _, within := strings.Cut(in.name, ".")
	if !within || !in.Type.NonNull || in.DefaultValue != nil || variables[in.name] != nil {
		return false
	}
	for name := range variables {
		if strings.HasPrefix(name, field+".") {
			return true
		}
	}
	return false
}

func (w writer) readInput(in input, typed []string) (any, error) {
	if in.Type.Elem != nil {
		var list []string
		for _, text := range typed {
			for part := range strings.SplitSeq(text, ",") {
				if part = strings.TrimSpace(part); part != "" {
					list = append(list, part)
				}
			}
		}
		return list, nil
	}
	text := strings.TrimSpace(typed[0])
	switch name := in.Type.Name(); {
	case name == "Int":
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, fmt.Errorf("%s", w.T("form.noNumber", text))
		}
		return n, nil
	case name == "ID":
		return w.wholeID(in.Name, text), nil
	case w.Types[name].Kind == ast.InputObject:
		var object map[string]any
		if err := json.Unmarshal([]byte(text), &object); err != nil {
			return nil, fmt.Errorf("%s", w.T("form.noJSON"))
		}
		return object, nil
	}
	return text, nil
}

// wholeID adds the kind to an id that was typed without it, where the argument is named
// for a kind.
func (w writer) wholeID(argument, text string) string {
	if w.vocabulary.KindOf(text) != nil {
		return text
	}
	if kind := w.kindNamed(argument); kind != nil {
		return kind.Slug() + "/" + text
	}
	return text
}
