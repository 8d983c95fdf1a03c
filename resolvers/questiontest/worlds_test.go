package questiontest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"habeas/graph"
	"habeas/graph/graphtest"
	"habeas/graph/sqlite"
	"habeas/schema"
)

// workedWorld is a file of testdata/worlds: a world small enough to be worked out by
// hand, and what is asked of it.
type workedWorld struct {
	World string
	Asked []struct {
		// About says why the answer is what it is.
		About     string
		Question  string
		Arguments map[string]any
		// Want are the parts of the answer that matter; a node is its id.
		Want any
		// Error is a part of the error's text, Code its code.
		Error, Code string
	}
}

var codes = map[string]graph.Code{"NOT_FOUND": graph.NotFound, "INVALID": graph.Invalid}

func TestWorkedWorlds(t *testing.T) {
	files, err := filepath.Glob("testdata/worlds/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no worlds: %v", err)
	}
	vocabulary := schema.New()
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			var worked workedWorld
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := yaml.Unmarshal(text, &worked); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			worked.check(t, vocabulary)
		})
	}
}

func (w *workedWorld) check(t *testing.T, v *schema.Vocabulary) {
	facts := readWorld(t, v, w.World)
	loads(t, v, facts)
	reference, err := NewReference(v, facts)
	if err != nil {
		t.Fatal(err)
	}
	for _, asked := range w.Asked {
		answer, err := reference.Answer(asked.Question, asked.Arguments)
		question := fmt.Sprintf("%s\n%s%v", asked.About, asked.Question, asked.Arguments)
		if asked.Error != "" {
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
		if where := differs(any(answer), asked.Want, ""); where != "" {
			t.Errorf("%s\n got %s\nwant %s\nthey differ at %s", question, printed(answer), printed(asked.Want), where)
		}
	}
}

// loads fails the test where a store would not take the facts.
func loads(t *testing.T, v *schema.Vocabulary, facts *graphtest.Facts) {
	t.Helper()
	store, err := sqlite.Open(context.Background(), v, sqlite.Memory, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Load(context.Background(), facts, graph.LoadOptions{}); err != nil {
		t.Fatalf("the world does not load: %v", err)
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
