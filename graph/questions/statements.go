package questions

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"text/template"
)

//go:embed statements
var files embed.FS

// Dialect is a language that statements are written in.
type Dialect struct {
	// Extension is that of the files, Comment what a comment begins with.
	Extension, Comment string
	// Parts are what a template is given. Irregular stores hold facts that questions do
	// not see.
	Parts func(selected Selected, irregular bool) any
}

// Selected are the options of a statement at hand. Dialects embed it in their parts.
type Selected struct {
	question string
	known    []string
	chosen   []string
}

// On reports whether an option is chosen. An option that the statement does not declare
// is an error.
func (s Selected) On(option string) (bool, error) {
	if !slices.Contains(s.known, option) {
		return false, fmt.Errorf("%s declares no option %s", s.question, option)
	}
	return slices.Contains(s.chosen, option), nil
}

// Statement is one of a pair.
type Statement struct {
	Question, Doc    string
	Options, Columns []string
	template         *template.Template
}

// Statements are those of one dialect. They do not change.
type Statements struct {
	dialect Dialect
	byName  map[string]*Statement
}

// shared is the file of what several questions share.
const shared = "shared"

// Read reads the statements of a dialect.
func Read(dialect Dialect) (*Statements, error) {
	entries, err := fs.ReadDir(files, "statements")
	if err != nil {
		return nil, fmt.Errorf("reading the statements: %w", err)
	}
	common, _, err := parse(template.New(shared), dialect, shared)
	if err != nil {
		return nil, err
	}
	s := &Statements{dialect: dialect, byName: map[string]*Statement{}}
	for _, entry := range entries {
		name, matches := strings.CutSuffix(entry.Name(), dialect.Extension)
		if !matches || name == shared {
			continue
		}
		if s.byName[name], err = read(common, dialect, name); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// parse parses a file, and gives its text too.
func parse(into *template.Template, dialect Dialect, name string) (*template.Template, string, error) {
	text, err := files.ReadFile(path.Join("statements", name+dialect.Extension))
	if err != nil {
		return nil, "", fmt.Errorf("reading %s%s: %w", name, dialect.Extension, err)
	}
	parsed, err := into.Parse(string(text))
	if err != nil {
		return nil, "", fmt.Errorf("parsing %s%s: %w", name, dialect.Extension, err)
	}
	return parsed, string(text), nil
}

func read(common *template.Template, dialect Dialect, name string) (*Statement, error) {
	base, err := common.Clone()
	if err != nil {
		return nil, fmt.Errorf("reading %s%s: %w", name, dialect.Extension, err)
	}
	parsed, text, err := parse(base.New(name), dialect, name)
	if err != nil {
		return nil, err
	}
	statement := &Statement{Question: name, template: parsed}
	for line := range strings.Lines(text) {
		comment, isComment := strings.CutPrefix(line, dialect.Comment)
		if !isComment {
			break
		}
		statement.head(strings.TrimSpace(comment))
	}
	return statement, nil
}

// head takes a line of the comment at the beginning.
func (s *Statement) head(line string) {
	if options, found := strings.CutPrefix(line, "options:"); found {
		s.Options = append(s.Options, strings.Fields(options)...)
		return
	}
	if columns, found := strings.CutPrefix(line, "columns:"); found {
		s.Columns = append(s.Columns, strings.Fields(columns)...)
		return
	}
	s.Doc = strings.TrimSpace(s.Doc + " " + line)
}

// All are the statements, by name.
func (s *Statements) All() []*Statement {
	all := make([]*Statement, 0, len(s.byName))
	for _, statement := range s.byName {
		all = append(all, statement)
	}
	slices.SortFunc(all, func(a, b *Statement) int { return strings.Compare(a.Question, b.Question) })
	return all
}

// Text is the statement that answers a question in a store. Irregular stores hold facts
// that questions do not see.
func (s *Statements) Text(ask *Ask, irregular bool) (string, error) {
	statement := s.byName[ask.Question]
	if statement == nil {
		return "", fmt.Errorf("there is no statement %s%s", ask.Question, s.dialect.Extension)
	}
	for _, option := range ask.Options {
		if !slices.Contains(statement.Options, option) {
			return "", fmt.Errorf("%s%s declares no option %s", ask.Question, s.dialect.Extension, option)
		}
	}
	var text strings.Builder
	selected := Selected{question: ask.Question, known: statement.Options, chosen: ask.Options}
	if err := statement.template.Execute(&text, s.dialect.Parts(selected, irregular)); err != nil {
		return "", fmt.Errorf("making %s: %w", ask.Shape(), err)
	}
	return s.body(text.String()), nil
}

// body leaves out comments and empty lines, so that statements print well.
func (s *Statements) body(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \n")
		if trimmed := strings.TrimSpace(line); trimmed != "" && !strings.HasPrefix(trimmed, s.dialect.Comment) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

var parameter = regexp.MustCompile(`\$([A-Za-z]+)`)

// Parameters are the names of the parameters in a statement's text.
func Parameters(text string) []string {
	var names []string
	for _, match := range parameter.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(names, match[1]) {
			names = append(names, match[1])
		}
	}
	return names
}

// Columns are the names of a question's columns.
func (s *Statements) Columns(question string) []string {
	if statement := s.byName[question]; statement != nil {
		return statement.Columns
	}
	return nil
}
