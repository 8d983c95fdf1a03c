package main

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"habeas/resolvers"
)

// decode reads the GraphQL request out of an HTTP request.
func (h *graphqlHandler) decode(w http.ResponseWriter, r *http.Request) (asked, *refusal) {
	if r.Method == http.MethodGet {
		return decodeQuery(r.URL.RawQuery)
	}
	if wrong := checkContent(r.Header); wrong != nil {
		return asked{}, wrong
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, h.bodyLimit))
	tooLarge := (*http.MaxBytesError)(nil)
	switch {
	case errors.As(err, &tooLarge):
		return refused(http.StatusRequestEntityTooLarge, "The body is too large.")
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refused(http.StatusRequestTimeout, "The body came too slowly.")
	case err != nil:
		return refused(http.StatusBadRequest, "The body could not be read.")
	}
	return decodeBody(body)
}

func refused(status int, message string) (asked, *refusal) {
	wrong := badRequest(status, message)
	return asked{}, &wrong
}

func malformed(message string) (asked, *refusal) {
	return refused(http.StatusBadRequest, message)
}

// checkContent allows JSON only. It is what keeps forms of other sites out: a browser
// sends them without asking, but not as application/json.
func checkContent(header http.Header) *refusal {
	media, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	charset := parameters["charset"]
	encoding := header.Get("Content-Encoding")
	switch {
	case err != nil || media != jsonMedia:
		wrong := badRequest(http.StatusUnsupportedMediaType, "The body has to be application/json.")
		return &wrong
	case charset != "" && !strings.EqualFold(charset, "utf-8"):
		wrong := badRequest(http.StatusUnsupportedMediaType, "The body has to be UTF-8.")
		return &wrong
	case encoding != "" && !strings.EqualFold(encoding, "identity"):
		wrong := badRequest(http.StatusUnsupportedMediaType, "The body may not be compressed.")
		return &wrong
	}
	return nil
}

// decodeBody reads a JSON body. It refuses keys that stand twice and text that is not
// UTF-8, of which two readers would understand two different things.
func decodeBody(body []byte) (asked, *refusal) {
	value := jsontext.Value(body)
	if !value.IsValid() {
		return malformed("The body is not JSON: check its syntax, that no key stands twice, that it is UTF-8, and that nothing follows the object.")
	}
	switch value.Kind() {
	case '{':
	case '[':
		return malformed("A body holds one operation: lists of operations are not answered.")
	default:
		return malformed("The body has to be a JSON object.")
	}
	members := readMembers(body)
	request := asked{Request: resolvers.Request{Variables: members["variables"]}}
	var ok bool
	if request.Query, ok = textOf(members["query"]); !ok && !isNull(members["query"]) {
		return malformed("\"query\" has to be a text.")
	}
	if request.OperationName, ok = textOf(members["operationName"]); !ok && !isNull(members["operationName"]) {
		return malformed("\"operationName\" has to be a text.")
	}
	for _, name := range []string{"variables", "extensions"} {
		if kind := members[name].Kind(); !isNull(members[name]) && kind != '{' {
			return malformed("\"" + name + "\" has to be an object.")
		}
	}
	documentID, ok := textOf(members["documentId"])
	if !ok && !isNull(members["documentId"]) {
		return malformed("\"documentId\" has to be a text.")
	}
	return request.named(documentID, members["extensions"])
}

// readMembers gives the values of an object that is known to be valid.
func readMembers(object []byte) map[string]jsontext.Value {
	members := map[string]jsontext.Value{}
	tokens := jsontext.NewDecoder(strings.NewReader(string(object)))
	_, err := tokens.ReadToken()
	for err == nil && tokens.PeekKind() == '"' {
		var name jsontext.Token
		if name, err = tokens.ReadToken(); err != nil {
			break
		}
		key := name.String()
		var value jsontext.Value
		value, err = tokens.ReadValue()
		members[key] = value.Clone()
	}
	return members
}

// textOf is the text that a JSON value is.
func textOf(value jsontext.Value) (string, bool) {
	if value.Kind() != '"' {
		return "", false
	}
	text, err := jsontext.AppendUnquote(nil, value)
	return string(text), err == nil
}

// isNull reports whether a value is null or not there.
func isNull(value jsontext.Value) bool { return len(value) == 0 || value.Kind() == 'n' }

// decodeQuery reads a GET request. It may ask for queries only.
func decodeQuery(raw string) (asked, *refusal) {
	parameters, err := url.ParseQuery(raw)
	if err != nil {
		return malformed("The parameters of the address are not encoded well.")
	}
	for _, name := range []string{"query", "operationName", "variables", "extensions", "documentId"} {
		values := parameters[name]
		if len(values) > 1 {
			return malformed("The parameter \"" + name + "\" stands twice.")
		}
		if len(values) == 1 && !utf8.ValidString(values[0]) {
			return malformed("The parameter \"" + name + "\" is not UTF-8.")
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		value := jsontext.Value(parameters.Get(name))
		if len(value) > 0 && (!value.IsValid() || !isNull(value) && value.Kind() != '{') {
			return malformed("The parameter \"" + name + "\" has to be a JSON object.")
		}
	}
	request := asked{Request: resolvers.Request{Query: parameters.Get("query"), OperationName: parameters.Get("operationName"),
		Variables: []byte(parameters.Get("variables")), ReadOnly: true}}
	return request.named(parameters.Get("documentId"), jsontext.Value(parameters.Get("extensions")))
}

// named adds the name by which a request asks for its text: documentId (GraphQL over
// HTTP, appendix A) or extensions.persistedQuery (Apollo).
func (a asked) named(documentID string, extensions jsontext.Value) (asked, *refusal) {
	var persisted jsontext.Value
	if extensions.Kind() == '{' {
		persisted = readMembers(extensions)["persistedQuery"]
	}
	switch {
	case documentID != "" && (a.Query != "" || !isNull(persisted)):
		return malformed("\"documentId\" stands alone: without \"query\" and without \"persistedQuery\".")
	case documentID != "":
		a.hash, a.byDocumentID = strings.ToLower(strings.TrimPrefix(documentID, "sha256:")), true
		if !isHash(a.hash) {
			return malformed("\"documentId\" has to be a SHA-256 in hexadecimal, with or without sha256: before it.")
		}
	case !isNull(persisted):
		return a.persisted(persisted)
	case a.Query == "":
		return malformed("The request needs a text \"query\".")
	}
	return a, nil
}

// persisted reads extensions.persistedQuery.
func (a asked) persisted(value jsontext.Value) (asked, *refusal) {
	if value.Kind() != '{' {
		return malformed("\"persistedQuery\" has to be an object.")
	}
	members := readMembers(value)
	if version := members["version"]; string(version) != "1" {
		return malformed("\"persistedQuery\" is answered in version 1 only.")
	}
	hash, _ := textOf(members["sha256Hash"])
	if a.hash = strings.ToLower(hash); !isHash(a.hash) {
		return malformed("\"sha256Hash\" has to be a SHA-256 in hexadecimal.")
	}
	return a, nil
}
