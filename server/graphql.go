package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"habeas/resolvers"
)

// executor answers GraphQL requests.
type executor interface {
	Execute(ctx context.Context, request resolvers.Request) resolvers.Result
}

// graphqlHandler answers GraphQL over HTTP, as the specification's test suite expects
// it: under application/graphql-response+json a request that cannot be executed has
// status 400, under application/json 200.
type graphqlHandler struct {
	engine    executor
	origins   *origins
	bodyLimit int64
}

const graphqlMethods = "GET, POST, OPTIONS"

func (h *graphqlHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.origins.allow(w, r)
	w.Header().Add("Vary", "Accept")
	switch r.Method {
	case http.MethodGet, http.MethodPost:
	case http.MethodOptions:
		w.Header().Set("Allow", graphqlMethods)
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		w.Header().Set("Allow", graphqlMethods)
		refuse(w, jsonMedia, badRequest(http.StatusMethodNotAllowed, "GraphQL is answered to GET and POST."))
		return
	}
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		refuse(w, jsonMedia, badRequest(http.StatusNotAcceptable, "Answers are application/graphql-response+json or application/json; the Accept header allows neither."))
		return
	}
	if h.origins.refuses(r) {
		refuse(w, media, refusal{status: http.StatusForbidden, code: "FORBIDDEN", message: "Pages of other sites may not ask here; the server's operator can allow an origin."})
		return
	}
	request, wrong := h.decode(w, r)
	if wrong != nil {
		refuse(w, media, *wrong)
		return
	}
	h.answer(w, r, media, request)
}

func (h *graphqlHandler) answer(w http.ResponseWriter, r *http.Request, media string, request resolvers.Request) {
	result := h.engine.Execute(r.Context(), request)
	entry := entryOf(r.Context())
	hash := sha256.Sum256([]byte(request.Query))
	entry.isOperation, entry.document, entry.operation = true, hex.EncodeToString(hash[:8]), request.OperationName
	entry.kind, entry.code, entry.nodes = result.Operation, result.Code, result.Cost.Nodes
	status := statusOf(result, media)
	if request.ReadOnly && result.Operation != "" && result.Operation != "query" {
		w.Header().Set("Allow", http.MethodPost)
		status = http.StatusMethodNotAllowed
	}
	reply(w, media, status, result.Body)
}

// statusOf is the one table from the engine's codes to HTTP. An operation that was
// executed has status 200, also where some of its fields failed.
func statusOf(result resolvers.Result, media string) int {
	if !result.RequestError {
		return http.StatusOK
	}
	switch result.Code {
	case "SERVICE_UNAVAILABLE", "TIMEOUT":
		return http.StatusServiceUnavailable
	case "INTERNAL_SERVER_ERROR":
		return http.StatusInternalServerError
	}
	if media == jsonMedia {
		return http.StatusOK
	}
	return http.StatusBadRequest
}
