package questiontest

import (
	"embed"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"habeas/graph"
	"habeas/schema"
)

//go:embed testdata/worlds
var worldFiles embed.FS

// workedWorld is a file of testdata/worlds: a world small enough to be worked out by
// hand, and what is asked of it.
type workedWorld struct {
	World string
	Asked []workedQuestion
}

// workedQuestion is a question whose answer was worked out by hand.
type workedQuestion struct {
	// About says why the answer is what it is.
	About     string
	Question  string
	Arguments map[string]any
	// Want are the parts of the answer that matter; a node is its id.
	Want any
	// Error is a part of the error's text, Code its code.
	Error, Code string
}

var codes = map[string]graph.Code{"NOT_FOUND": graph.NotFound, "INVALID": graph.Invalid}

// answers is [Reference.Answer], or the same of an engine.
type answers func(field string, arguments map[string]any) (map[string]any, error)

// RunWorked asks a store what is asked of the worked worlds. HABEAS_QUESTION narrows the
// run to one question.
func RunWorked(t *testing.T, v *schema.Vocabulary, open func(t *testing.T) graph.Store) {
	store := open(t)
	eachWorkedWorld(t, func(t *testing.T, w *workedWorld) {
		if err := store.Load(t.Context(), readWorld(t, v, w.World), graph.LoadOptions{Replace: true}); err != nil {
			t.Fatal(err)
		}
		client, err := newClient(v, store)
		if err != nil {
			t.Fatal(err)
		}
		for i := range w.Asked {
			// Some of what is wrong with arguments GraphQL itself says, in its own words.
			w.Asked[i].Error = ""
		}
		w.check(t, client.Answer)
	})
}

func eachWorkedWorld(t *testing.T, check func(t *testing.T, w *workedWorld)) {
	const folder = "testdata/worlds"
	files, err := worldFiles.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	only := os.Getenv("HABEAS_QUESTION")
	for _, file := range files {
		text, err := worldFiles.ReadFile(path.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		var worked workedWorld
		if err := yaml.Unmarshal(text, &worked); err != nil {
			t.Fatalf("%s: %v", file.Name(), err)
		}
		worked.Asked = slices.DeleteFunc(worked.Asked, func(asked workedQuestion) bool { return only != "" && only != asked.Question })
		if len(worked.Asked) > 0 {
			t.Run(strings.TrimSuffix(file.Name(), ".yaml"), func(t *testing.T) { check(t, &worked) })
		}
	}
}

// check asks what is asked of the world.
func (w *workedWorld) check(t *testing.T, answer answers) {
	for _, asked := range w.Asked {
		question := fmt.Sprintf("%s\n%s%v", asked.About, asked.Question, asked.Arguments)
		got, err := answer(asked.Question, asked.Arguments)
		if asked.Code != "" {
			coded := (*graph.Error)(nil)
			if !errors.As(err, &coded) || coded.Code != codes[asked.Code] || !strings.Contains(coded.Text, asked.Error) {
				t.Errorf("%s\nerror %v\n want %s %s", question, err, asked.Code, asked.Error)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s\nerror %v", question, err)
			continue
		}
		if where := differs(any(got), asked.Want, ""); where != "" {
			t.Errorf("%s\n got %s\nwant %s\nthey differ at %s", question, printed(got), printed(asked.Want), where)
		}
	}
}

// differs says where an answer is not what is wanted, empty where it is. Fields that
// are not wanted may have any value.
func differs(got, want any, at string) string {
	switch want := want.(type) {
	case map[string]any:
		fields, _ := got.(map[string]any)
		for name, wanted := range want {
			if where := differs(fields[name], wanted, at+"."+name); where != "" {
				return where
			}
		}
		return ""
	case []any:
		list, is := got.([]any)
		if !is || len(list) != len(want) {
			return at
		}
		for i, wanted := range want {
			if where := differs(list[i], wanted, fmt.Sprintf("%s[%d]", at, i)); where != "" {
				return where
			}
		}
		return ""
	case int:
		return unless(got == float64(want), at)
	case string:
		node, is := got.(map[string]any)
		if is {
			return unless(node["id"] == want, at)
		}
		return unless(got == want, at)
	}
	return unless(got == want, at)
}

func unless(equal bool, at string) string {
	if equal {
		return ""
	}
	return "the answer" + at
}
