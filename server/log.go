package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// newLogger writes structured lines: text for people, JSON for machines. Both escape
// what would break a line.
func newLogger(output io.Writer, format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(output, nil))
	}
	return slog.New(slog.NewTextHandler(output, nil))
}

// entry is what the log says of a request. Variables and the text of queries, which
// hold the names of people, never stand in it.
type entry struct {
	id, route string
	// operation is the operation's name, kind its kind, code that of the first error.
	operation, kind, code string
	// document is a hash of the query, known a name for it where it is a trusted one.
	document, known string
	nodes           int64
	isOperation     bool
	responseSize    int
	status          int
}

type entryKey struct{}

// entryOf is the log entry of the request that a context belongs to.
func entryOf(ctx context.Context) *entry {
	if found, ok := ctx.Value(entryKey{}).(*entry); ok {
		return found
	}
	return &entry{}
}

// logged gives each request an entry, and writes it when the request was answered.
func logged(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		entry := &entry{id: requestID(r), route: "other", status: http.StatusOK}
		w.Header().Set("X-Request-Id", entry.id)
		ctx := context.WithValue(r.Context(), entryKey{}, entry)
		next.ServeHTTP(&recorder{ResponseWriter: w, entry: entry}, r.WithContext(ctx))
		logger.LogAttrs(ctx, slog.LevelInfo, "request", entry.attributes(r.Method, time.Since(begin))...)
	})
}

func (e *entry) attributes(method string, duration time.Duration) []slog.Attr {
	list := []slog.Attr{
		slog.String("id", e.id), slog.String("method", shortText(method)), slog.String("route", e.route),
		slog.Int("status", e.status), slog.Int("bytes", e.responseSize), slog.Duration("duration", duration),
	}
	if !e.isOperation {
		return list
	}
	list = append(list, slog.String("document", e.document), slog.Int64("nodes", e.nodes))
	for _, pair := range [][2]string{{"kind", e.kind}, {"operation", e.operation}, {"code", e.code}} {
		if pair[1] != "" {
			list = append(list, slog.String(pair[0], shortText(pair[1])))
		}
	}
	return list
}

// shortText cuts what a request may make as long as it likes.
func shortText(text string) string {
	const most = 60
	if runes := []rune(text[:min(len(text), 4*most)]); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// recorder notes the status and the size of a response.
type recorder struct {
	http.ResponseWriter
	entry *entry
}

func (r *recorder) WriteHeader(status int) {
	r.entry.status = status
	r.ResponseWriter.WriteHeader(status)
}

func (r *recorder) Write(text []byte) (int, error) {
	written, err := r.ResponseWriter.Write(text)
	r.entry.responseSize += written
	return written, err
}

// Unwrap gives [http.ResponseController] the writer beneath.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// faultLogger writes the internal errors of the engine, whose text callers never see.
func faultLogger(logger *slog.Logger) func(context.Context, string, error) {
	return func(ctx context.Context, id string, err error) {
		logger.ErrorContext(ctx, "internal error", slog.String("fault", id), slog.String("id", entryOf(ctx).id), slog.Any("error", err))
	}
}

// connectionLog takes what net/http says of connections. It leaves out the addresses of
// those who ask, and says nothing of those who fail at TLS, which are many.
type connectionLog struct{ logger *slog.Logger }

var fromAddress = regexp.MustCompile(` (from client|from|client|serving) \S+:\d+`)

func (l connectionLog) Write(text []byte) (int, error) {
	if said := strings.TrimSpace(string(text)); !strings.Contains(said, "TLS handshake error") {
		l.logger.Warn(fromAddress.ReplaceAllString(said, ""))
	}
	return len(text), nil
}
