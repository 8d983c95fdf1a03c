package explorer

import (
	"cmp"
	"errors"
	"net/http"
	"strings"
)

// sendDownload sends what a page answers as a file; it reports whether it did.
func (e *Explorer) sendDownload(w http.ResponseWriter, r *http.Request, p *page, view string) bool {
	if view != "csv" && view != "graphml" {
		return false
	}
	file, err := e.fileOf(r, p, view)
	if err != nil {
		e.noFile(p, err)
		return false
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+file.name+"."+view+`"`)
	if view == "graphml" {
		w.Header().Set("Content-Type", "application/graphml+xml; charset=utf-8")
		_, _ = w.Write(e.graphML(file.typeName, file.answer))
		return true
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	_, _ = w.Write(e.csv(file.typeName, r.URL.Query().Get("list"), file.answer))
	return true
}

// noFile turns a page into one that says why there is no file: a part is never sent as if
// it were the whole.
func (e *Explorer) noFile(p *page, err error) {
	failed := e.failed(p.tongue, reply{failure: err})
	if errors.Is(err, errTooLong) {
		failed = problem(p.tongue, http.StatusBadRequest, p.T("refused.title"), p.T("download.tooLong", downloadRows))
	}
	failed.URL, failed.Style = p.URL, p.Style
	*p = *failed
}

// file is an answer to write into a file.
type file struct {
	name, typeName string
	answer         value
}

// fileOf is the answer to a question, or else what the first operation of a page answers,
// with all pages of its lists.
func (e *Explorer) fileOf(r *http.Request, p *page, view string) (file, error) {
	name, list := fileName(r.URL.Path), r.URL.Query().Get("list")
	if list != "" {
		name = fileName(name + "-" + list)
	}
	if q := e.questionOf(r); q != nil {
		answer, err := e.whole(r, q, p)
		return file{name, q.field.Type.Name(), answer}, err
	}
	data := p.Replies[0].data
	// The table of an entry by itself is one row, which the page has.
	if p.Template != "node" || view != "csv" || list != "" {
		var err error
		if data, err = e.wholePage(r, p.Replies[0].question); err != nil {
			return file{}, err
		}
	}
	of := file{name, "Query", data}
	// A page of one node, or of one list, is that node or list.
	if root := data.members; len(root) == 1 {
		of.answer = root[0].value
		of.typeName = e.contract.field("Query", root[0].name).Name()
		if of.answer.isList() {
			of.typeName, of.answer = "Query", data
		}
	}
	return of, nil
}

// fileName is an address as the name of a file.
func fileName(path string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.Trim(path, "/"))
	return cmp.Or(plain, "habeas")
}

func (e *Explorer) questionOf(r *http.Request) *asked {
	for _, q := range e.questions {
		if r.URL.Path == "/questions/"+q.field.Name {
			return q
		}
	}
	return nil
}
