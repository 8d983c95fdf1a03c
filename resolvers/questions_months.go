package resolvers

import "math"

// monthsOf describes the months of custodial sentences. Rows are a number of months, in
// ascending order, or nil where it is not known, and how many sentences have it.
func monthsOf(rows []row) fields {
	m := months{}
	var unknown int64
	for _, r := range rows {
		if r[0] == nil {
			unknown += r.number(1)
			continue
		}
		m = append(m, monthsCount{r.number(0), r.number(1)})
	}
	return fields{
		"known": m.known(), "unknown": unknown,
		"min": m.quantile(0), "q1": m.quantile(0.25), "median": m.quantile(0.5), "q3": m.quantile(0.75), "max": m.quantile(1),
	}
}

// months are the sentences of known months, the shortest first.
type months []monthsCount

// monthsCount is how many sentences have a number of months.
type monthsCount struct{ months, sentences int64 }

func (m months) known() int64 {
	var known int64
	for _, c := range m {
		known += c.sentences
	}
	return known
}

// at is the sentence at a place in the order of all, from 0.
func (m months) at(place int64) float64 {
	for _, c := range m {
		if place < c.sentences {
			return float64(c.months)
		}
		place -= c.sentences
	}
	panic("resolvers: there are fewer sentences than known")
}

// quantile is the number of months below which a part of the sentences lies, by linear
// interpolation, as Cypher's percentileCont; nil where none is known.
func (m months) quantile(part float64) any {
	known := m.known()
	if known == 0 {
		return nil
	}
	position := part * float64(known-1)
	below, above := m.at(int64(math.Floor(position))), m.at(int64(math.Ceil(position)))
	return below + (position-math.Floor(position))*(above-below)
}
