package facts_test

import (
	"slices"
	"strings"
	"testing"

	"habeas/schema"
	"habeas/seed"
)

func TestEveryLineFitsTheVocabulary(t *testing.T) {
	w := newWorld(t)
	for _, line := range w.result.Lines {
		switch {
		case line.Node != "":
			checkNode(t, w, line)
		case line.Edge != "":
			checkEdge(t, w, line)
		default:
			if _, ok := w.nodes[line.Of]; !ok {
				t.Errorf("alias %s of %s, which does not exist", line.Alias, line.Of)
			}
			if _, ok := w.nodes[line.Alias]; ok {
				t.Errorf("alias %s is a node", line.Alias)
			}
		}
	}
}

func checkNode(t *testing.T, w *world, line seed.Line) {
	t.Helper()
	kind := w.vocabulary.Kind(line.Node)
	if kind == nil || w.vocabulary.KindOf(line.ID) != kind {
		t.Errorf("node %s is not of the kind %s", line.ID, line.Node)
		return
	}
	if strings.Trim(strings.ToLower(line.ID), "abcdefghijklmnopqrstuvwxyz0123456789-./+_") != "" {
		t.Errorf("node %s: characters that no slug may hold", line.ID)
	}
	checkSet(t, line.ID, line.Set, kind.Fields)
	if kind.OwnSource {
		if line.Evidence != nil {
			t.Errorf("node %s: a source carries evidence", line.ID)
		}
		return
	}
	checkEvidence(t, w, line.ID, line.Evidence, kind.Fields)
}

func checkEdge(t *testing.T, w *world, line seed.Line) {
	t.Helper()
	name := line.Edge + " " + line.From + " " + line.To
	edge := w.vocabulary.Edge(line.Edge)
	if edge == nil {
		t.Errorf("no edge %s", line.Edge)
		return
	}
	for _, end := range []string{line.From, line.To} {
		if _, ok := w.nodes[end]; !ok {
			t.Errorf("edge %s: %s does not exist", name, end)
		}
	}
	link := edge.Link(w.vocabulary.KindOf(line.From), w.vocabulary.KindOf(line.To))
	if link == nil {
		t.Errorf("edge %s: connects no such kinds", name)
		return
	}
	checkSet(t, name, line.Set, edge.Fields)
	if line.Evidence == nil && link.EvidenceEnd() != nil {
		return
	}
	checkEvidence(t, w, name, line.Evidence, edge.Fields)
}

func checkSet(t *testing.T, name string, set map[string]any, fields []*schema.Field) {
	t.Helper()
	known := map[string]*schema.Field{}
	for _, field := range fields {
		known[field.Name] = field
		if _, ok := set[field.Name]; field.Required && !ok {
			t.Errorf("%s: %s is missing", name, field.Name)
		}
	}
	for key, value := range set {
		field := known[key]
		if field == nil {
			t.Errorf("%s: no field %s", name, key)
			continue
		}
		checkValue(t, name+": "+key, value, field)
	}
}

func checkValue(t *testing.T, name string, value any, field *schema.Field) {
	t.Helper()
	text, isText := value.(string)
	ok := isText && text == strings.TrimSpace(text) && text != ""
	switch field.Type {
	case schema.Int:
		_, ok = value.(int64)
	case schema.Boolean:
		_, ok = value.(bool)
	case schema.Strings:
		_, ok = value.([]string)
	case schema.Date:
		_, err := schema.ParseDate(text)
		ok = ok && err == nil
	case schema.Enumeration:
		ok = ok && field.Enum.Has(text)
	}
	if !ok {
		t.Errorf("%s: %v (%T) is no value of the field", name, value, value)
	}
}

func checkEvidence(t *testing.T, w *world, name string, evidence *seed.Evidence, fields []*schema.Field) {
	t.Helper()
	if evidence == nil || len(evidence.Citations) == 0 {
		t.Errorf("%s: no citation", name)
		return
	}
	if !schema.ModalityEnum().Has(evidence.Modality) || !schema.StatusEnum().Has(evidence.Status) {
		t.Errorf("%s: evidence is %s %s", name, evidence.Modality, evidence.Status)
	}
	for _, citation := range evidence.Citations {
		if w.nodes[citation.Source].Node != "Source" {
			t.Errorf("%s: cites %s, which is no source", name, citation.Source)
		}
		for _, supported := range citation.Fields {
			if !slices.ContainsFunc(fields, func(field *schema.Field) bool { return field.Name == supported }) {
				t.Errorf("%s: a citation supports %s, which is no field", name, supported)
			}
		}
	}
}

// TestToOneRelations holds every relation to its cardinality: a second edge only where
// both stand on conflicting evidence, a missing one only where that is allowed.
func TestToOneRelations(t *testing.T) {
	w := newWorld(t)
	for _, link := range w.vocabulary.Links {
		for _, relation := range []*schema.Relation{link.Left, link.Right} {
			if relation != nil && relation.ToOne() {
				checkToOne(t, w, relation)
			}
		}
	}
}

func checkToOne(t *testing.T, w *world, relation *schema.Relation) {
	t.Helper()
	held := map[string][]seed.Line{}
	for _, line := range w.edges[relation.Link.Edge.Name] {
		owner, target := line.From, line.To
		if relation.Reverse {
			owner, target = target, owner
		}
		if w.vocabulary.KindOf(owner) == relation.Owner && w.vocabulary.KindOf(target) == relation.Target {
			held[owner] = append(held[owner], line)
		}
	}
	for owner, lines := range held {
		conflict := !slices.ContainsFunc(lines, func(line seed.Line) bool { return line.Evidence == nil || line.Evidence.Status != "CONFLICT" })
		if len(lines) > 1 && !conflict {
			t.Errorf("%s has %d %s", owner, len(lines), relation.Name)
		}
	}
	if relation.Cardinality != schema.One {
		return
	}
	for id, node := range w.nodes {
		if node.Node == relation.Owner.Name && len(held[id]) == 0 {
			t.Errorf("%s has no %s", id, relation.Name)
		}
	}
}

func TestViolationsSayWhatWasViolated(t *testing.T) {
	w := newWorld(t)
	for id, node := range w.nodes {
		if node.Node != "Violation" {
			continue
		}
		if len(w.from("OF_PROVISION", id))+len(w.from("OF_RIGHT", id)) == 0 {
			t.Errorf("%s is of no provision and of no right", id)
		}
		decisions := w.from("FOUND_IN", id)
		if wasFound := node.Set["modality"] == "FOUND"; wasFound != (len(decisions) == 1) || wasFound != (node.Evidence.Modality == "FOUND") {
			t.Errorf("%s is %v, its evidence %s, found in %d decisions", id, node.Set["modality"], node.Evidence.Modality, len(decisions))
		}
		for _, line := range decisions {
			if w.nodes[line.To].Set["kind"] == "PETITION" {
				t.Errorf("%s was found in a petition, %s", id, line.To)
			}
		}
	}
}

func TestRolesAndOutcomesFitTheirCase(t *testing.T) {
	w := newWorld(t)
	for _, line := range w.edges["DECIDED_IN"] {
		caseOf, stageOf := w.from("CHARGED_IN", line.From), w.from("STAGE_OF", line.To)
		if len(caseOf) != 1 || len(stageOf) != 1 || caseOf[0].To != stageOf[0].To {
			t.Errorf("%s was decided in %s, which is of another case", line.From, line.To)
		}
	}
	for _, line := range w.edges["SENTENCED_IN"] {
		stageOf := w.from("STAGE_OF", line.To)
		if !w.has("DEFENDANT_IN", line.From, stageOf[0].To) {
			t.Errorf("%s was sentenced in %s and is no defendant", line.From, line.To)
		}
	}
}

func TestIdsThatOthersDependOn(t *testing.T) {
	w := newWorld(t)
	for _, id := range []string{
		"official/opanasenko-valery", "group/religious-minority", "statute/RU-UK-205.5-2", "provision/ICCPR-9-3",
		"proceeding/sevastopol-hizb-ut-tahrir-2/2018-first-instance", "prisoner/kuku-emir-usein", "official/karpov-artur",
	} {
		if _, ok := w.nodes[id]; !ok {
			t.Errorf("there is no %s", id)
		}
	}
	if !w.has("PART_OF", "statute/RU-UK-205.5-2", "statute/RU-UK-205.5") {
		t.Error("a part is not part of its article")
	}
}
