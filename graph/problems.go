package graph

import (
	"fmt"
	"strings"
)

// Origin is where a fact was read: a file and a line, counted from 1.
type Origin struct {
	File string
	Line int
}

// String is file:line, or nothing where the fact was not read from a file.
func (o Origin) String() string {
	if o.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", o.File, o.Line)
}

// MaxProblems is how many problems of a load are listed; the rest are counted.
const MaxProblems = 20

// Problems is what is wrong with what was to be loaded.
type Problems struct {
	Listed []Problem
	Total  int
}

// Problem is one thing that is wrong, and where.
type Problem struct {
	Origin Origin
	Text   string
}

// Add lists a problem, or counts it where enough are listed.
func (p *Problems) Add(origin Origin, format string, args ...any) {
	p.Total++
	if len(p.Listed) < MaxProblems {
		p.Listed = append(p.Listed, Problem{Origin: origin, Text: fmt.Sprintf(format, args...)})
	}
}

// Err is nil where there is no problem.
func (p *Problems) Err() error {
	if p.Total == 0 {
		return nil
	}
	return p
}

// Error lists the problems, one a line, with the total.
func (p *Problems) Error() string {
	var text strings.Builder
	for _, problem := range p.Listed {
		if origin := problem.Origin.String(); origin != "" {
			text.WriteString(origin + ": ")
		}
		text.WriteString(problem.Text + "\n")
	}
	switch rest := p.Total - len(p.Listed); {
	case p.Total == 1:
		text.WriteString("1 problem; nothing was stored")
	case rest > 0:
		fmt.Fprintf(&text, "%d problems, of which the first %d are listed; nothing was stored", p.Total, len(p.Listed))
	default:
		fmt.Fprintf(&text, "%d problems; nothing was stored", p.Total)
	}
	return text.String()
}
