package main

import (
	"compress/gzip"
	"fmt"
	"net/http"

	"github.com/klauspost/compress/gzhttp"
)

// compressed compresses answers of a kilobyte or more for clients that accept zstd or
// gzip (RFC 9110, 12.5.3), zstd where both are as welcome. Each coding of an answer is a
// representation of its own: its ETag ends in the name of the coding.
func compressed(next http.Handler) (http.Handler, error) {
	wrap, err := gzhttp.NewWrapper(
		gzhttp.CompressionLevel(gzip.BestSpeed), // the answer should not wait for its last percent
		gzhttp.SuffixETag("-gzip"),              // the library makes it -zstd for zstd
	)
	if err != nil {
		return nil, fmt.Errorf("building the compression: %w", err)
	}
	return wrap(next), nil
}

// codings are the endings that compression gives to an ETag.
var codings = []string{"", "-gzip", "-zstd"}
