package resolvers

import (
	"slices"
	"strings"

	"habeas/graph/plan"
	"habeas/graph/questions"
	"habeas/schema"
)

// ids checks the ids among the arguments and gives each its present form, in one
// statement: kinds are the kinds that the node of an argument may be of.
func (a *asker) ids(kinds map[string][]string) (map[string]string, error) {
	p := &plan.Plan{}
	var names []string
	for _, definition := range a.group.field.Definition.Arguments {
		id, given := a.arguments[definition.Name].(string)
		if kinds[definition.Name] == nil || !given {
			continue
		}
		kind := a.contract.vocabulary.KindOf(id)
		if kind == nil {
			return nil, notFound(definition.Name, id)
		}
		if !slices.Contains(kinds[definition.Name], kind.Name) {
			return nil, refuse(codeInput, "%s: %s is the id of a %s; a %s is asked for.", definition.Name, quote(id), strings.ToLower(kind.Name), strings.ToLower(strings.Join(kinds[definition.Name], " or ")))
		}
		names = append(names, definition.Name)
		status := &plan.Evidence{On: plan.OnNode, Outputs: []plan.EvidenceOutput{plan.Status{}}}
		p.Roots = append(p.Roots, &plan.Lookup{Kind: kind, ID: p.Add(id), Object: &plan.Object{Kind: kind, Outputs: []plan.Output{plan.ID{}, status}}})
	}
	if len(names) == 0 {
		return nil, nil
	}
	return a.found(p, names)
}

// found reads the nodes that arguments name. One that is retracted is not seen by
// questions.
func (a *asker) found(p *plan.Plan, names []string) (map[string]string, error) {
	a.searches++
	texts, err := a.engine.store.Read(a.ctx, p)
	if err != nil {
		return nil, err
	}
	ids := map[string]string{}
	for i, text := range texts {
		read, err := readColumn(text)
		if err != nil {
			return nil, err
		}
		values, _ := read.value.([]any)
		if values == nil || row(values).row(1).text(0) == schema.Retracted {
			return nil, notFound(names[i], p.Values[i].(string))
		}
		ids[names[i]] = row(values).text(0)
	}
	return ids, nil
}

func notFound(name, id string) *failure {
	return refuse(codeNotFound, "%s: there is nothing with the id %s.", name, quote(id))
}

// between reads an integer with a default, which has to lie between two bounds.
func (a *asker) between(name string, least, most int64) (int64, error) {
	number, _ := a.arguments[name].(int64)
	if number < least || number > most {
		return 0, refuse(codeInput, "%s: %d is not possible: it goes from %d to %d.", name, number, least, most)
	}
	return number, nil
}

// largest is the largest Int.
const largest = 1<<31 - 1

// scope reads the arguments that say which facts are counted: group, court, statute,
// treaty, provision, from, to and minSources, as far as the question has them.
func (a *asker) scope(ask *questions.Ask) error {
	ids, err := a.ids(map[string][]string{"group": {"Group"}, "court": {"Court"}, "statute": {"Statute"}, "treaty": {"Treaty"}, "provision": {"Provision"}})
	if err != nil {
		return err
	}
	for name, id := range ids {
		ask.Choose(name, true)
		ask.Set(name, id)
	}
	if err := a.dates(ask); err != nil {
		return err
	}
	least, err := a.between("minSources", 1, largest)
	if err != nil {
		return err
	}
	ask.Set("minSources", least)
	return nil
}

// dates reads the span of dates: from is its earliest day, to its latest.
func (a *asker) dates(ask *questions.Ask) error {
	from, hasFrom := a.arguments["from"].(string)
	to, hasTo := a.arguments["to"].(string)
	var span schema.Days
	if hasFrom {
		days, err := schema.ParseDate(from)
		if err != nil {
			return refuse(codeInput, "from: %s.", err)
		}
		span.Earliest = days.Earliest
		ask.Choose("from", true)
		ask.Set("from", days.Earliest)
	}
	if hasTo {
		days, err := schema.ParseDate(to)
		if err != nil {
			return refuse(codeInput, "to: %s.", err)
		}
		span.Latest = days.Latest
		ask.Choose("to", true)
		ask.Set("to", days.Latest)
	}
	if hasFrom && hasTo && span.Earliest > span.Latest {
		return refuse(codeInput, "from: %s is after to, which is %s.", from, to)
	}
	return nil
}
