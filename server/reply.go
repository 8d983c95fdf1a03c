package main

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// The media types of answers.
const (
	graphqlMedia = "application/graphql-response+json"
	jsonMedia    = "application/json"
)

// refusal is a request that does not come as far as the engine.
type refusal struct {
	status        int
	code, message string
	// id is what an internal error is found by in the log.
	id string
}

func badRequest(status int, message string) refusal {
	return refusal{status: status, code: "BAD_REQUEST", message: message}
}

func refuse(w http.ResponseWriter, media string, r refusal) {
	reply(w, media, r.status, r.body())
}

// body is the refusal as a response of GraphQL.
func (r refusal) body() []byte {
	body := append([]byte(nil), `{"errors":[{"message":`...)
	body, _ = jsontext.AppendQuote(body, r.message)
	body = append(body, `,"extensions":{"code":`...)
	body, _ = jsontext.AppendQuote(body, r.code)
	if r.id != "" {
		body = append(body, `,"id":`...)
		body, _ = jsontext.AppendQuote(body, r.id)
	}
	return append(body, "}}]}"...)
}

func reply(w http.ResponseWriter, media string, status int, body []byte) {
	header := w.Header()
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if status == http.StatusServiceUnavailable {
		header.Set("Retry-After", "5")
	}
	w.WriteHeader(status)
	// A client that is gone is nobody to tell.
	_, _ = w.Write(body)
}

// negotiate chooses the media type of the answer by the Accept headers (RFC 9110,
// 12.5.1). Whoever says nothing, or that everything is welcome, gets application/json,
// which older clients expect.
func negotiate(accept []string) (media string, ok bool) {
	if len(accept) == 0 {
		return jsonMedia, true
	}
	best := 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		candidate, quality := acceptable(part)
		if candidate != "" && quality > best {
			media, best = candidate, quality
		}
	}
	return media, best > 0
}

// mediaFor is the media type of a refusal, also where none is acceptable.
func mediaFor(r *http.Request) string {
	if media, ok := negotiate(r.Header.Values("Accept")); ok {
		return media
	}
	return jsonMedia
}

// acceptable is our media type that one part of an Accept header allows, and how much
// it is wanted, from 0 to 1.
func acceptable(part string) (media string, quality float64) {
	wanted, parameters, err := mime.ParseMediaType(part)
	if err != nil {
		return "", 0
	}
	if charset := parameters["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return "", 0
	}
	quality = 1
	if text, given := parameters["q"]; given {
		if quality, err = strconv.ParseFloat(text, 64); err != nil {
			return "", 0
		}
	}
	switch wanted {
	case graphqlMedia, jsonMedia:
		return wanted, quality
	case "*/*", "application/*":
		return jsonMedia, quality
	}
	return "", 0
}
