package main

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strings"

	"habeas/graph"
	"habeas/resolvers"
)

// validators make the ETags of answers (RFC 9110, 8.8.3). A tag is a hash of all that
// an answer depends on: the version of the data, the edition of the server, the
// request, and the media type.
type validators struct {
	store graph.Store
	// edition names the program with the settings that shape its answers.
	edition string
	// control is the Cache-Control of answers that have a tag.
	control string
}

// tag is the ETag of the answer to a request, without its quotes; empty where there is
// none. Only queries sent by GET have one: nothing else is kept by caches.
func (v *validators) tag(ctx context.Context, media string, request resolvers.Request) string {
	if !request.ReadOnly {
		return ""
	}
	about, err := v.store.About(ctx)
	if err != nil || about.Version == "" {
		return ""
	}
	hash := sha256.New()
	for _, part := range []string{about.Version, about.Licence, about.Coverage, v.edition, media, request.Query, request.OperationName, string(request.Variables)} {
		_ = binary.Write(hash, binary.BigEndian, uint64(len(part)))
		hash.Write([]byte(part))
	}
	return base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:18])
}

// held is the tag, with its quotes and its coding, under which a client says that it
// holds the answer already (RFC 9110, 13.1.2); empty where it does not.
func held(header http.Header, tag string) string {
	if tag == "" {
		return ""
	}
	for given := range strings.SplitSeq(strings.Join(header.Values("If-None-Match"), ","), ",") {
		given = strings.TrimPrefix(strings.TrimSpace(given), "W/")
		for _, coding := range codings {
			if given == `"`+tag+coding+`"` {
				return given
			}
		}
	}
	return ""
}

// unchanged answers that the client's answer still holds.
func (v *validators) unchanged(w http.ResponseWriter, held string) {
	w.Header().Set("ETag", held)
	w.Header().Set("Cache-Control", v.control)
	w.WriteHeader(http.StatusNotModified)
}

// mark gives a complete answer its tag. The data may have changed while it was made:
// then before, the tag from when it was begun, is no longer the tag, and it gets none.
func (v *validators) mark(ctx context.Context, w http.ResponseWriter, media string, request resolvers.Request, before string) {
	if before == "" || v.tag(ctx, media, request) != before {
		return
	}
	w.Header().Set("ETag", `"`+before+`"`)
	w.Header().Set("Cache-Control", v.control)
}

// publication answers with a text that does not change while the server runs and names
// nobody: browsers may keep it, and ask whether it still holds.
func publication(mediaType, content string) http.Handler {
	hash := sha256.Sum256([]byte(content))
	tag := base64.RawURLEncoding.EncodeToString(hash[:18])
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Cache-Control", "no-cache")
		if known := held(r.Header, tag); known != "" {
			header.Set("ETag", known)
			w.WriteHeader(http.StatusNotModified)
			return
		}
		header.Set("ETag", `"`+tag+`"`)
		header.Set("Content-Type", mediaType)
		_, _ = w.Write([]byte(content))
	})
}
