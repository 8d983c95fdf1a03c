package main

import (
	"errors"
	"fmt"
	"strings"
)

const (
	// memoryFactor is how much more memory the server may have at the end than after it
	// warmed up. Between two collections the heap may double, most of the rest stays.
	memoryFactor = 1.5
	// goroutineSlack is how many goroutines the runtime and the store's pool may have
	// more than when nothing was asked yet.
	goroutineSlack = 5
	// fileSlack is how many files more may be open than after warming up.
	fileSlack = 5
)

// check says what is not as it has to be: answers that were not given to clients that
// did nothing wrong, faults in the log, and what was left behind.
func check(result mixResult, log string, fresh, warm, end state) error {
	var wrong []error
	fail := func(format string, values ...any) { wrong = append(wrong, fmt.Errorf(format, values...)) }
	if result.Answers == 0 || result.Refused+result.Broken+result.Late+result.Wrong > 0 {
		fail("clients that did nothing wrong were refused %d times, cut off %d times, left waiting %d times, and given errors %d times", result.Refused, result.Broken, result.Late, result.Wrong)
	}
	for line := range strings.Lines(log) {
		if strings.Contains(line, "level=ERROR") || strings.Contains(line, "panic") {
			fail("the server's log has: %s", strings.TrimSpace(line))
			break
		}
	}
	if end.bytes > memoryFactor*warm.bytes {
		fail("the memory has grown from %.0f MB to %.0f MB, which is more than %.1f times", warm.bytes/1e6, end.bytes/1e6, memoryFactor)
	}
	if end.goroutines > fresh.goroutines+goroutineSlack {
		fail("%.0f goroutines are left where %.0f were at first", end.goroutines, fresh.goroutines)
	}
	if end.files > warm.files+fileSlack {
		fail("%.0f files are open where %.0f were after warming up", end.files, warm.files)
	}
	return errors.Join(wrong...)
}
