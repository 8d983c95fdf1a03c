package resolvers

import (
	"fmt"
	"math"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// documents remembers parsed documents by their text, the valid ones and the refused
// ones, and forgets those that were not used for the longest time.
type documents struct {
	lock  sync.Mutex
	known *simplelru.LRU[string, *document]
	// held is what the documents weigh, most what they may.
	held, most int
}

// A document takes some forty times the memory of its text, and a little for being
// there at all.
const (
	documentFactor = 40
	documentBase   = 2048
)

func weigh(text string) int { return documentBase + documentFactor*len(text) }

func newDocuments(most int) (*documents, error) {
	d := &documents{most: most}
	known, err := simplelru.NewLRU(math.MaxInt32, func(text string, _ *document) { d.held -= weigh(text) })
	if err != nil {
		return nil, fmt.Errorf("making the cache of documents: %w", err)
	}
	d.known = known
	return d, nil
}

// get is the document of a text; parse makes it where it is not known.
func (d *documents) get(text string, parse func(string) *document) *document {
	d.lock.Lock()
	found, known := d.known.Get(text)
	d.lock.Unlock()
	if known {
		return found
	}
	made := parse(text)
	if weigh(text) > d.most/2 {
		return made
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	if _, known := d.known.Peek(text); !known {
		d.known.Add(text, made)
		d.held += weigh(text)
	}
	for d.held > d.most {
		d.known.RemoveOldest()
	}
	return made
}
