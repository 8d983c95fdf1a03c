package resolvers

import (
	"context"
	"strings"
	"testing"
)

// Defaults are printed as literals: enumerations bare, lists with commas.
func TestDefaultsAreLiterals(t *testing.T) {
	engine := newStubEngine(t, &stubStore{}, Options{})
	result := engine.Execute(context.Background(), Request{Query: `{ __type(name: "Query") { fields { name args { name defaultValue } } } }`})
	for _, want := range []string{
		`{"name":"role","defaultValue":"JUDGE"}`, `{"name":"roles","defaultValue":"[JUDGE, PROSECUTOR]"}`,
		`{"name":"minCases","defaultValue":"2"}`, `{"name":"first","defaultValue":null}`,
	} {
		if !strings.Contains(string(result.Body), want) {
			t.Errorf("the introspection of Query has no %s", want)
		}
	}
}
