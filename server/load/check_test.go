package main

import (
	"fmt"
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	good := mixResult{Answers: 100}
	calm := state{bytes: 50e6, goroutines: 12, files: 16}
	for name, test := range map[string]struct {
		result mixResult
		log    string
		end    state
		// says is a part of what is wrong; empty for nothing.
		says string
	}{
		"all well":          {result: good, end: calm},
		"a little more":     {result: good, end: state{bytes: 70e6, goroutines: 15, files: 20}},
		"usual log":         {result: good, end: calm, log: "level=INFO msg=request status=400\n"},
		"no answers":        {end: calm, says: "did nothing wrong"},
		"refused":           {result: mixResult{Answers: 100, Refused: 1}, end: calm, says: "refused 1 times"},
		"cut off":           {result: mixResult{Answers: 100, Broken: 2}, end: calm, says: "cut off 2 times"},
		"with errors":       {result: mixResult{Answers: 100, Wrong: 3}, end: calm, says: "given errors 3 times"},
		"a fault":           {result: good, log: "level=INFO\nlevel=ERROR msg=\"internal error\"\n", end: calm, says: `msg="internal error"`},
		"memory grows":      {result: good, end: state{bytes: 80e6, goroutines: 12, files: 16}, says: "from 50 MB to 80 MB"},
		"goroutines remain": {result: good, end: state{bytes: 50e6, goroutines: 40, files: 16}, says: "40 goroutines are left"},
		"files remain":      {result: good, end: state{bytes: 50e6, goroutines: 12, files: 60}, says: "60 files are open"},
	} {
		t.Run(name, func(t *testing.T) {
			err := check(test.result, test.log, calm, calm, test.end)
			if got := fmt.Sprint(err); (err != nil) != (test.says != "") || !strings.Contains(got, test.says) && err != nil {
				t.Errorf("got %s, want %q", got, test.says)
			}
		})
	}
}

func TestMetric(t *testing.T) {
	const text = "# HELP go_goroutines Goroutines.\ngo_goroutines 12\nprocess_resident_memory_bytes 5.5e+07\n"
	for name, want := range map[string]float64{"go_goroutines": 12, "process_resident_memory_bytes": 5.5e7} {
		if got, err := metric(text, name); err != nil || got != want {
			t.Errorf("the metric %s: got %v, %v, want %v", name, got, err, want)
		}
	}
	if got, err := metric(text, "process_open_fds"); err == nil {
		t.Errorf("a metric that is not there: got %v, want an error", got)
	}
}
