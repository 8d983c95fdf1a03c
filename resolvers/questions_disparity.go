package resolvers

import (
	"fmt"
	"strings"

	"habeas/graph/questions"
)

// sentenceDisparity answers question 10.
func sentenceDisparity(a *asker) (fields, error) {
	by, _ := a.arguments["by"].(string)
	ask := &questions.Ask{Question: "sentence_disparity", Options: []string{"by_" + strings.ToLower(by)}}
	if err := a.scope(ask); err != nil {
		return nil, err
	}
	least, err := a.between("minCell", 1, largest)
	if err != nil {
		return nil, err
	}
	ask.Set("minCell", least)
	ask.Set("sentenceSources", ask.Values["minSources"])
	columns, rows, err := a.inRows(rowsOf{
		list: "sentenceDisparity", ask: ask, total: 0, rows: 4,
		keys:  []string{"afterSentences", "afterUnknown", "afterId"},
		key:   sentenceCellKey,
		value: sentenceCell,
	})
	if err != nil {
		return nil, err
	}
	suppressed, sentences := columns[1].number(), columns[2].number()
	warnings := []any{partial, "A difference between cells says nothing of its cause: the cases differ."}
	if suppressed > 0 {
		warnings = append(warnings, fmt.Sprintf("%d of %d cells hold fewer than %d sentences and are not shown.", suppressed, suppressed+columns[0].number(), least))
	}
	warnings = appendShare(warnings, columns[3].number(), sentences, "final sentences are custodial ones of which the months are not known, or for life")
	return fields{
		"unit":     "final sentences, one for each person and case with a charge under the statute or its parts",
		"asOf":     a.version,
		"warnings": warnings, "suppressed": suppressed, "rows": rows,
	}, nil
}

// sentenceCellKey puts the cell of what is not known after all others of its size.
func sentenceCellKey(r row) []any {
	var unknown int64
	if r[0] == nil {
		unknown = 1
	}
	return []any{-r.number(2), unknown, r.text(0)}
}

func sentenceCell(r row) any {
	sentences, custodial, suspended := r.number(2), r.number(3), r.number(4)
	return fields{
		"key": r.optional(0), "label": r.optional(1), "sentences": sentences,
		"months":    monthsOf(r.rows(5)),
		"suspended": share(suspended, custodial+suspended, sentences-custodial-suspended),
	}
}
