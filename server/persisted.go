package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"net/http"
	"strings"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"

	"habeas/resolvers"
)

// asked is a request as it came: it may name its text by a hash instead of holding it.
type asked struct {
	resolvers.Request
	// hash is the SHA-256 of the text that the request names, in lower-case hexadecimal;
	// empty where it names none.
	hash string
	// byDocumentID tells that the hash came as documentId, and not by Apollo's protocol.
	byDocumentID bool
}

// documents find the text of a request.
type documents interface {
	// find gives the text, or says why the request is refused.
	find(a asked) (text string, wrong *refusal)
	// keep is told of a request that was executed.
	keep(a asked)
	// label names a document that is known to the operator; empty for others.
	label(text string) string
}

// hashOf is the name of a text.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// isHash reports whether a text can be a SHA-256 in lower-case hexadecimal.
func isHash(text string) bool {
	return len(text) == 2*sha256.Size && strings.Trim(text, "0123456789abcdef") == ""
}

// mismatched refuses a request whose text is not the one that it names: it could make
// others run a text that they do not expect.
func mismatched(a asked) *refusal {
	if a.Query == "" || a.hash == "" || a.hash == hashOf(a.Query) {
		return nil
	}
	wrong := badRequest(http.StatusBadRequest, "The SHA-256 is not that of the query.")
	return &wrong
}

// automatic remembers texts by their hashes (Apollo's automatic persisted queries): a
// client sends the hash, and the text only where the hash is not known yet. It forgets
// what was not used for the longest time.
type automatic struct {
	lock  sync.Mutex
	known *simplelru.LRU[string, string]
	// held is how many bytes the texts have, most how many they may; 0 switches it off.
	held, most int
}

// entryBytes is what remembering a text costs beside the text.
const entryBytes = 256

func newAutomatic(most int) (*automatic, error) {
	p := &automatic{most: most}
	known, err := simplelru.NewLRU(math.MaxInt32, func(_, text string) { p.held -= len(text) + entryBytes })
	if err != nil {
		return nil, fmt.Errorf("making the cache of persisted queries: %w", err)
	}
	p.known = known
	return p, nil
}

func (p *automatic) find(a asked) (string, *refusal) {
	if a.hash == "" {
		return a.Query, nil
	}
	if p.most == 0 {
		return "", &refusal{status: http.StatusOK, code: "PERSISTED_QUERY_NOT_SUPPORTED", message: "PersistedQueryNotSupported"}
	}
	if a.Query != "" {
		return a.Query, mismatched(a)
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if text, found := p.known.Get(a.hash); found {
		return text, nil
	}
	// Apollo's clients look for this status and this message, and send the text then.
	wrong := &refusal{status: http.StatusOK, code: "PERSISTED_QUERY_NOT_FOUND", message: "PersistedQueryNotFound"}
	if a.byDocumentID {
		wrong.status, wrong.message = http.StatusBadRequest, "No document with this documentId is known. Send the query."
	}
	return "", wrong
}

func (p *automatic) keep(a asked) {
	if a.hash == "" || a.Query == "" || len(a.Query)+entryBytes > p.most {
		return
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.known.Contains(a.hash) {
		return
	}
	p.known.Add(a.hash, a.Query)
	for p.held += len(a.Query) + entryBytes; p.held > p.most; {
		p.known.RemoveOldest()
	}
}

func (p *automatic) label(string) string { return "" }
