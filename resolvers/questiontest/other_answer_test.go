package questiontest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas/graph"
	"habeas/schema"
)

// otherCase is a question put to a small world. want is what the answer holds at least,
// as JSON: an object may leave fields out, a list may not, and a node may be its id. An
// error is wanted as ! CODE and a part of its text.
type otherCase struct {
	at, field, arguments, want string
}

// TestOtherAnswers asks the small worlds in testdata what stands below them.
func TestOtherAnswers(t *testing.T) {
	files, err := filepath.Glob("testdata/other_*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no worlds: %v", err)
	}
	v := schema.New()
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		facts, cases := otherCases(file, string(text))
		if len(cases) == 0 {
			t.Fatalf("%s asks nothing", file)
		}
		world := otherOf(t, v, otherBatch(t, v, facts))
		for _, c := range cases {
			if wrong := c.wrong(world); wrong != "" {
				t.Errorf("%s: %s %s\n%s", c.at, c.field, c.arguments, wrong)
			}
		}
	}
}

// otherCases splits a file into facts and questions. A question begins with ?, what is
// wanted follows up to the next empty line.
func otherCases(file, text string) (facts string, cases []otherCase) {
	open := false
	for number, line := range strings.Split(text, "\n") {
		switch asked, isQuestion := strings.CutPrefix(line, "? "); {
		case isQuestion:
			field, arguments, _ := strings.Cut(asked, " ")
			cases = append(cases, otherCase{at: fmt.Sprintf("%s:%d", file, number+1), field: field, arguments: arguments})
			open = true
		case strings.TrimSpace(line) == "":
			open = false
		case strings.HasPrefix(line, "#"):
		case open:
			cases[len(cases)-1].want += line + "\n"
		default:
			facts += line + "\n"
		}
	}
	return facts, cases
}

// wrong says what is wrong with the answer to a case, nothing where it is right.
func (c otherCase) wrong(world *otherWorld) string {
	var arguments map[string]any
	if err := json.Unmarshal([]byte(c.arguments), &arguments); err != nil {
		return err.Error()
	}
	got, err := world.answer(c.field, arguments)
	if wanted, isError := strings.CutPrefix(c.want, "! "); isError {
		code, text, _ := strings.Cut(strings.TrimSpace(wanted), " ")
		if err == nil || fmt.Sprint(graph.CodeOf(err)) != fmt.Sprint(otherCode[code]) || !strings.Contains(err.Error(), text) {
			return fmt.Sprintf("got %v, want an error of code %s with %q", err, code, text)
		}
		return ""
	}
	if err != nil {
		return err.Error()
	}
	var want any
	if err := json.Unmarshal([]byte(c.want), &want); err != nil {
		return fmt.Sprintf("what is wanted is no JSON: %v\n%s", err, c.want)
	}
	if wrong := otherDiffers("", want, got); wrong != "" {
		text, _ := json.Marshal(got)
		return fmt.Sprintf("%s\nthe whole answer: %s", wrong, text)
	}
	return ""
}

var otherCode = map[string]graph.Code{"NotFound": graph.NotFound, "Invalid": graph.Invalid}

// otherDiffers says where an answer is not as wanted.
func otherDiffers(at string, want, got any) string {
	switch want := want.(type) {
	case map[string]any:
		object, ok := got.(map[string]any)
		if !ok {
			return fmt.Sprintf("%s: got %v, want an object", at, got)
		}
		for name, value := range want {
			inner, has := object[name]
			if !has {
				return fmt.Sprintf("%s: no field %s", at, name)
			}
			if wrong := otherDiffers(at+"."+name, value, inner); wrong != "" {
				return wrong
			}
		}
		return ""
	case []any:
		list, ok := got.([]any)
		if !ok || len(list) != len(want) {
			text, _ := json.Marshal(got)
			return fmt.Sprintf("%s: got %s, want a list of %d", at, text, len(want))
		}
		for i := range want {
			if wrong := otherDiffers(fmt.Sprintf("%s[%d]", at, i), want[i], list[i]); wrong != "" {
				return wrong
			}
		}
		return ""
	}
	if node, ok := got.(map[string]any); ok && len(node) == 1 {
		got = node["id"]
	}
	if want != got {
		return fmt.Sprintf("%s: got %v, want %v", at, got, want)
	}
	return ""
}

func TestOtherPercentile(t *testing.T) {
	for _, test := range []struct {
		sorted []float64
		share  float64
		want   any
	}{
		{nil, 0.5, nil},
		{[]float64{7}, 0.25, 7.0},
		{[]float64{1, 2, 3, 4}, 0.25, 1.75},
		{[]float64{1, 2, 3, 4}, 0.5, 2.5},
		{[]float64{1, 2, 3, 4}, 0.75, 3.25},
		{[]float64{10, 20, 40}, 0.5, 20.0},
		{[]float64{10, 20, 40}, 0.75, 30.0},
		{[]float64{10, 20, 40}, 1, 40.0},
	} {
		if got := otherPercentile(test.sorted, test.share); got != test.want {
			t.Errorf("percentile %v of %v: got %v, want %v", test.share, test.sorted, got, test.want)
		}
	}
}
