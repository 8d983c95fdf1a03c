package main

import (
	"context"
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
	engine     executor
	origins    *origins
	documents  documents
	validators *validators
	shedder    *shedder
	bodyLimit  int64
}

const graphqlMethods = "GET, POST, OPTIONS"

func (h *graphqlHandler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
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
	if wrong == nil {
		request.Query, wrong = h.documents.find(request)
	}
	if wrong != nil {
		refuse(w, media, *wrong)
		return
	}
	h.answer(w, r, media, request)
}

// answer answers a request that has its text. The order is that of cost: what the client
// holds already is not made again, what there is no room for is not begun.
func (h *graphqlHandler) answer(w http.ResponseWriter, r *http.Request, media string, request asked) {
	ctx := r.Context()
	entry := entryOf(ctx)
	entry.isOperation, entry.document, entry.operation = true, hashOf(request.Query)[:16], request.OperationName
	entry.known = h.documents.label(request.Query)
	end, ok := h.shedder.begin(ctx)
	if !ok {
		refuse(w, media, overloaded)
		return
	}
	defer end()
	tag := h.validators.tag(ctx, media, request.Request)
	if held := held(r.Header, tag); held != "" {
		h.validators.unchanged(w, held)
		return
	}
	result := h.engine.Execute(ctx, request.Request)
	entry.kind, entry.code, entry.nodes = result.Operation, result.Code, result.Cost.Nodes
	status := statusOf(result, media)
	if request.ReadOnly && result.Operation != "" && result.Operation != "query" {
		w.Header().Set("Allow", http.MethodPost)
		status = http.StatusMethodNotAllowed
	}
	if status == http.StatusOK && result.Code == "" {
		h.documents.keep(request)
		h.validators.mark(ctx, w, media, request.Request, tag)
	}
	end()
	sent, ok := h.shedder.send(len(result.Body))
	if !ok {
		refuse(w, media, overloaded)
		return
	}
	defer sent()
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
