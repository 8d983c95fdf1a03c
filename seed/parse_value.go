package seed

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"habeas/graph"
	"habeas/schema"
)

// set reads the fields of a node or an edge: one value for each field, in their order.
func (p *parser) fieldValues(raw []byte, owner string, fields []*schema.Field) ([]any, error) {
	set := make([]any, len(fields))
	if raw != nil {
		if err := p.object("set", raw, func(name string) error { return p.field(set, owner, fields, name) }); err != nil {
			return nil, err
		}
	}
	for i, field := range fields {
		if field.Required && set[i] == nil {
			return nil, fmt.Errorf("%s needs the field %q", owner, field.Name)
		}
	}
	return set, nil
}

func (p *parser) field(set []any, owner string, fields []*schema.Field, name string) (err error) {
	i := fieldIndex(fields, name)
	if i < 0 {
		return fmt.Errorf("%s has no field %q", owner, cut(name))
	}
	set[i], err = p.value(fields[i])
	return err
}

func fieldIndex(fields []*schema.Field, name string) int {
	return slices.IndexFunc(fields, func(field *schema.Field) bool { return field.Name == name })
}

// value reads a value of a field's type.
func (p *parser) value(field *schema.Field) (any, error) {
	what := subject{"field", field.Name}
	switch field.Type {
	case schema.Int:
		return p.integer(what)
	case schema.Boolean:
		return p.boolean(what)
	case schema.Strings:
		return p.texts(what)
	}
	text, err := p.text(what)
	if err != nil {
		return nil, err
	}
	if err := checkText(field, text); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return text, nil
}

// checkText checks what a text means: a date, a value of an enumeration, an id.
func checkText(field *schema.Field, text string) error {
	switch field.Type {
	case schema.Date:
		_, err := schema.ParseDate(text)
		return err
	case schema.Enumeration:
		return checkEnum(field.Enum, text)
	}
	return nil
}

func checkEnum(enum *schema.Enum, text string) error {
	if enum.Has(text) {
		return nil
	}
	names := make([]string, len(enum.Values))
	for i, value := range enum.Values {
		names[i] = value.Name
	}
	return fmt.Errorf("%q is not one of %s", cut(text), strings.Join(names, ", "))
}

// integer reads a whole number of at most 32 bits, which is what GraphQL's Int holds.
func (p *parser) integer(what subject) (any, error) {
	token, err := p.tokens.ReadToken()
	if err != nil {
		return nil, plainSyntax(err)
	}
	if token.Kind() != '0' {
		return nil, fmt.Errorf("%s is %s, not a number", what, kindWords(token.Kind()))
	}
	number, err := strconv.ParseInt(token.String(), 10, 32)
	if err != nil {
		return nil, fmt.Errorf("%s is %s, not a whole number of at most 32 bits", what, cut(token.String()))
	}
	return number, nil
}

func (p *parser) boolean(what subject) (any, error) {
	token, err := p.tokens.ReadToken()
	if err != nil {
		return nil, plainSyntax(err)
	}
	if kind := token.Kind(); kind != 't' && kind != 'f' {
		return nil, fmt.Errorf("%s is %s, not true or false", what, kindWords(kind))
	}
	return token.Bool(), nil
}

func (p *parser) texts(what subject) (any, error) {
	var texts []string
	err := p.list(what, func() error {
		text, err := p.text(subject{"a value of " + what.sort, what.name})
		texts = append(texts, text)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("%s is empty: leave it out", what)
	}
	return texts, nil
}

// evidence reads the evidence of a node or an edge with the given fields.
func (p *parser) readEvidence(raw []byte, owner string, fields []*schema.Field) (*graph.Evidence, error) {
	evidence := &graph.Evidence{}
	err := p.object("evidence", raw, func(name string) (err error) {
		switch name {
		case "modality":
			evidence.Modality, err = p.text(subject{sort: "modality of the evidence"})
		case "status":
			evidence.Status, err = p.text(subject{sort: "status of the evidence"})
		case "note":
			evidence.Note, err = p.text(subject{sort: "note of the evidence"})
		case "citations":
			err = p.list(subject{sort: "citations"}, func() error { return p.citation(evidence, owner, fields) })
		default:
			err = fmt.Errorf("unknown key %q of the evidence", cut(name))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return evidence, p.checkEvidence(evidence)
}

func (p *parser) checkEvidence(evidence *graph.Evidence) error {
	if evidence.Modality == "" {
		return errors.New("modality of the evidence is missing")
	}
	if err := checkEnum(p.modality, evidence.Modality); err != nil {
		return fmt.Errorf("modality of the evidence: %w", err)
	}
	if evidence.Status == "" {
		return errors.New("status of the evidence is missing")
	}
	if err := checkEnum(p.status, evidence.Status); err != nil {
		return fmt.Errorf("status of the evidence: %w", err)
	}
	if len(evidence.Citations) == 0 {
		return errors.New("citations are missing: a fact cites at least one source")
	}
	return nil
}

func (p *parser) citation(evidence *graph.Evidence, owner string, fields []*schema.Field) error {
	var citation graph.Citation
	err := p.members("a citation", func(name string) (err error) {
		switch name {
		case "source":
			citation.Source, err = p.text(subject{sort: "source of a citation"})
		case "locator":
			citation.Locator, err = p.text(subject{sort: "locator of a citation"})
		case "fields":
			citation.Fields, err = p.citedFields(owner, fields)
		default:
			err = fmt.Errorf("unknown key %q of a citation", cut(name))
		}
		return err
	})
	if err != nil {
		return err
	}
	evidence.Citations = append(evidence.Citations, citation)
	return p.checkSource(citation.Source)
}

func (p *parser) checkSource(id string) error {
	if id == "" {
		return errors.New("source of a citation is missing")
	}
	if err := checkID(p.vocabulary, id, nil); err != nil {
		return fmt.Errorf("source of a citation: %w", err)
	}
	if !p.vocabulary.KindOf(id).OwnSource {
		return fmt.Errorf("source of a citation: %q is no source", cut(id))
	}
	return nil
}

func (p *parser) citedFields(owner string, fields []*schema.Field) ([]string, error) {
	value, err := p.texts(subject{sort: "fields of a citation"})
	if err != nil {
		return nil, err
	}
	names := value.([]string)
	for _, name := range names {
		if fieldIndex(fields, name) < 0 {
			return nil, fmt.Errorf("fields of a citation: %s has no field %q", owner, cut(name))
		}
	}
	return names, nil
}
