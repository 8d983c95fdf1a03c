package seed

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/schema"
)

// parser turns lines into facts. It is strict: what it does not know is an error, and
// so are keys that stand twice and text that is not UTF-8, which other readers of JSON
// let pass and then understand differently.
type parser struct {
	vocabulary *schema.Vocabulary
	input      bytes.Buffer
	tokens     *jsontext.Decoder
	// modality and status are the enumerations of evidence.
	modality, status *schema.Enum
	// words are the names and values of the vocabulary by their JSON, so that they
	// need no memory for each line.
	words map[string]string
	// set and evidence keep the parts of a line that are read last.
	set, evidence []byte
}

// record is a line before its fields are understood. Its set and evidence are valid
// until the next line, and nil where the line has none.
type record struct {
	texts         [len(textKeys)]string
	set, evidence []byte
}

// textKeys are the keys of a line whose values are texts.
var textKeys = [...]string{"node", "edge", "alias", "id", "from", "to", "of"}

func newParser(v *schema.Vocabulary) *parser {
	p := &parser{vocabulary: v, modality: schema.ModalityEnum(), status: schema.StatusEnum(), words: map[string]string{}}
	p.tokens = jsontext.NewDecoder(&p.input)
	p.learn(textKeys[:]...)
	p.learn("set", "evidence", "modality", "status", "note", "citations", "source", "locator", "fields")
	for _, kind := range v.Kinds {
		p.learn(kind.Name)
		p.learnFields(kind.Fields)
	}
	for _, edge := range v.Edges {
		p.learn(edge.Name)
		p.learnFields(edge.Fields)
	}
	for _, enum := range append([]*schema.Enum{p.modality, p.status}, v.Enums...) {
		for _, value := range enum.Values {
			p.learn(value.Name)
		}
	}
	return p
}

func (p *parser) learn(words ...string) {
	for _, word := range words {
		p.words[`"`+word+`"`] = word
	}
}

func (p *parser) learnFields(fields []*schema.Field) {
	for _, field := range fields {
		p.learn(field.Name)
	}
}

// parse reads one line as a *graph.Node, *graph.Edge or *graph.Alias.
func (p *parser) parse(line []byte) (any, error) {
	if len(bytes.TrimSpace(line)) == 0 {
		return nil, errors.New("the line is empty")
	}
	if !utf8.Valid(line) {
		return nil, errors.New("the line is not valid UTF-8")
	}
	var raw record
	err := p.object("the line", line, func(name string) error { return p.member(&raw, name) })
	if err != nil {
		return nil, err
	}
	return p.fact(&raw)
}

// member reads one member of the line itself.
func (p *parser) member(raw *record, name string) (err error) {
	switch name {
	case "set":
		p.set, err = p.nested(p.set)
		raw.set = p.set
		return err
	case "evidence":
		p.evidence, err = p.nested(p.evidence)
		raw.evidence = p.evidence
		return err
	}
	i := slices.Index(textKeys[:], name)
	if i < 0 {
		return fmt.Errorf("unknown key %q", cut(name))
	}
	raw.texts[i], err = p.text(subject{"key", name})
	return err
}

// nested keeps a value in a buffer, to be read once it is known what it belongs to.
func (p *parser) nested(buffer []byte) ([]byte, error) {
	value, err := p.tokens.ReadValue()
	if err != nil {
		return buffer, plainSyntax(err)
	}
	return append(buffer[:0], value...), nil
}

// subject is what a message is about: a sort of thing and, where it has one, its name.
type subject struct{ sort, name string }

// String is the subject in words.
func (s subject) String() string {
	if s.name == "" {
		return s.sort
	}
	return fmt.Sprintf("%s %q", s.sort, s.name)
}

// object reads an object that is all of the input; member reads the value of each name.
func (p *parser) object(what string, input []byte, member func(name string) error) error {
	p.input.Reset()
	p.input.Write(input)
	p.tokens.Reset(&p.input)
	if err := p.members(what, member); err != nil {
		return err
	}
	switch _, err := p.tokens.ReadToken(); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return plainSyntax(err)
	}
	return errors.New("something follows the object on the line")
}

// members reads the object that comes next.
func (p *parser) members(what string, member func(name string) error) error {
	if err := p.expect(subject{sort: what}, '{', "an object"); err != nil {
		return err
	}
	for p.tokens.PeekKind() != '}' {
		name, err := p.tokens.ReadValue()
		if err != nil {
			return plainSyntax(err)
		}
		if err := member(p.word(name)); err != nil {
			return err
		}
	}
	_, err := p.tokens.ReadToken()
	return err
}

// list reads the list that comes next; item reads each of its values.
func (p *parser) list(what subject, item func() error) error {
	if err := p.expect(what, '[', "a list"); err != nil {
		return err
	}
	for p.tokens.PeekKind() != ']' {
		if err := item(); err != nil {
			return err
		}
	}
	_, err := p.tokens.ReadToken()
	return err
}

func (p *parser) expect(what subject, kind jsontext.Kind, words string) error {
	token, err := p.tokens.ReadToken()
	if err != nil {
		return plainSyntax(err)
	}
	if token.Kind() != kind {
		return fmt.Errorf("%s is %s, not %s", what, kindWords(token.Kind()), words)
	}
	return nil
}

// text reads a text that is not empty.
func (p *parser) text(what subject) (string, error) {
	value, err := p.tokens.ReadValue()
	if err != nil {
		return "", plainSyntax(err)
	}
	if value.Kind() != '"' {
		return "", fmt.Errorf("%s is %s, not a text", what, kindWords(value.Kind()))
	}
	text := p.word(value)
	if text == "" {
		return "", fmt.Errorf("%s is empty: leave it out", what)
	}
	if strings.IndexByte(text, 0) >= 0 {
		return "", fmt.Errorf("%s holds the character U+0000", what)
	}
	return text, nil
}

// word is the text that a valid JSON string stands for.
func (p *parser) word(quoted jsontext.Value) string {
	if known, ok := p.words[string(quoted)]; ok {
		return known
	}
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted[1 : len(quoted)-1])
	}
	// The decoder let the string pass, so that unquoting it cannot fail.
	plain, _ := jsontext.AppendUnquote(nil, quoted)
	return string(plain)
}

func kindWords(kind jsontext.Kind) string {
	switch kind {
	case 'n':
		return "null"
	case 't', 'f':
		return "true or false"
	case '"':
		return "a text"
	case '0':
		return "a number"
	case '{':
		return "an object"
	}
	return "a list"
}

// plainSyntax says what is wrong with the JSON, without the library's own words for it.
func plainSyntax(err error) error {
	syntax := (*jsontext.SyntacticError)(nil)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return errors.New("not JSON: the line ends too early")
	case !errors.As(err, &syntax):
		return fmt.Errorf("reading the line: %w", err)
	case errors.Is(err, jsontext.ErrDuplicateName):
		return fmt.Errorf("key %q stands twice", cut(syntax.JSONPointer.LastToken()))
	}
	return fmt.Errorf("not JSON: %w at byte %d", syntax.Err, syntax.ByteOffset+1)
}

// cut shortens what is echoed of a wrong line.
func cut(text string) string {
	const most = 60
	if len(text) <= most {
		return text
	}
	end := most
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}
