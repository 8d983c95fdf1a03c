package explorer

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Bounds of downloads, each of which asks up to a hundred operations.
const (
	// downloadRows is how many rows the lists of a file hold together at most.
	downloadRows = 10_000
	// downloadsAtOnce is how many files are made at the same time: each holds all of its
	// rows in memory.
	downloadsAtOnce = 4
	// downloadTime is how long a file may take: the server closes the connection soon after.
	downloadTime = 20 * time.Second
)

// Why a file is not sent: a part is never sent as if it were the whole.
var (
	errTooLong = errors.New("the list is too long for a file")
	errNoList  = errors.New("the answer has no list of this name")
	errChanged = errors.New("the data changed while the file was made")
	errBusy    = errors.New("other files are being made")
)

// unanswered is an operation of a file that has no answer.
type unanswered struct{ reply }

func (u unanswered) Error() string { return u.failure.Error() }

// turns are places for those who do something at the same time.
type turns chan struct{}

// take takes a place until leave is called; it reports whether there is one.
func (t turns) take() (leave func(), ok bool) {
	select {
	case t <- struct{}{}:
		return func() { <-t }, true
	default:
		return nil, false
	}
}

// sendFile sends what a page answers as a file, csv or graphml; where there is none it
// gives a page that says why.
func (e *Explorer) sendFile(w http.ResponseWriter, r *http.Request, p *page, format string) *page {
	leave, ok := e.downloads.take()
	if !ok {
		return e.noFile(p.tongue, errBusy)
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), downloadTime)
	defer cancel()
	made, err := e.fileOf(ctx, r.URL, p, format)
	if err != nil {
		return e.noFile(p.tongue, err)
	}
	text, mediaType := made.text(e, format)
	w.Header().Set("Content-Disposition", `attachment; filename="`+made.name+"."+format+`"`)
	w.Header().Set("Content-Type", mediaType)
	_, _ = w.Write(text)
	return nil
}

// noFile is the page that says why there is no file.
func (e *Explorer) noFile(t tongue, err error) *page {
	var of unanswered
	switch {
	case errors.As(err, &of):
		return e.failed(t, of.reply)
	case errors.Is(err, errTooLong):
		return problem(t, http.StatusBadRequest, t.T("refused.title"), t.T("download.tooLong", downloadRows))
	case errors.Is(err, errNoList):
		return e.notFound(t)
	}
	return problem(t, http.StatusServiceUnavailable, t.T("failed.title"), t.T("failed.text"))
}

// file is an answer to write into a file.
type file struct {
	name, typeName string
	answer         value
	// rows are those of its list, of the type rowType, where it is a table.
	rowType string
	rows    []value
}

func (f file) text(e *Explorer, format string) (text []byte, mediaType string) {
	if format == "graphml" {
		return e.graphML(f.typeName, f.answer), "application/graphml+xml; charset=utf-8"
	}
	return e.csv(f.rowType, f.rows), "text/csv; charset=utf-8"
}

// fileOf is what a page answers, with all pages of its lists, or as a table with all of
// the list that ?list= names.
func (e *Explorer) fileOf(ctx context.Context, here *url.URL, p *page, format string) (file, error) {
	list := ""
	if format == "csv" {
		list = here.Query().Get("list")
	}
	made, err := e.answerOf(ctx, here, p, format, list)
	if err != nil {
		return file{}, err
	}
	made.name = fileName(here.Path + "-" + list)
	if format == "csv" {
		var found bool
		if made.rowType, made.rows, found = e.listNamed(made.typeName, list, made.answer); !found {
			return file{}, errNoList
		}
	}
	return made, nil
}

// answerOf is the answer to a question, or else what the first operation of a page answers.
func (e *Explorer) answerOf(ctx context.Context, here *url.URL, p *page, format, list string) (file, error) {
	if q := e.questionOf(here); q != nil {
		answer, err := e.whole(ctx, q, p.tongue, here.Query())
		return file{typeName: q.field.Type.Name(), answer: answer}, err
	}
	data := p.Replies[0].data
	// The table of an entry by itself is one row, which the page has.
	if p.Template != "node" || format != "csv" || list != "" {
		var err error
		if data, err = e.wholePage(ctx, p.Replies[0], list); err != nil {
			return file{}, err
		}
	}
	// A page of one node, or of one connection, is that node or connection.
	if len(data.members) == 1 && !data.members[0].value.isList() {
		root := data.members[0]
		if root.value.null() {
			return file{}, errChanged
		}
		return file{typeName: e.contract.field("Query", root.name).Name(), answer: root.value}, nil
	}
	return file{typeName: "Query", answer: data}, nil
}

// nameLength is how long the name of a file may be; file systems take 255 bytes.
const nameLength = 120

// fileName is an address as the name of a file.
func fileName(path string) string {
	plain := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, path)
	plain = strings.Trim(plain, "-.")
	return cmp.Or(plain[:min(len(plain), nameLength)], "habeas")
}

func (e *Explorer) questionOf(here *url.URL) *asked {
	name, _ := strings.CutPrefix(here.Path, "/questions/")
	return e.questionNamed(name)
}
