package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// coded asks with an Accept-Encoding and gives the answer as it came, and what it says.
func (s *site) coded(t *testing.T, path, accepted string) (response *http.Response, raw int, text string) {
	t.Helper()
	header := map[string]string{"Accept-Encoding": accepted}
	response, body := s.send(t, call{method: "GET", path: path, header: header})
	var reader io.Reader = strings.NewReader(body)
	var err error
	switch response.Header.Get("Content-Encoding") {
	case "gzip":
		reader, err = gzip.NewReader(reader)
	case "zstd":
		reader, err = zstd.NewReader(reader)
	}
	if err != nil {
		t.Fatalf("GET %.80s accepting %q: %v", path, accepted, err)
	}
	var plain bytes.Buffer
	if _, err := plain.ReadFrom(reader); err != nil {
		t.Fatalf("GET %.80s accepting %q: reading %s: %v", path, accepted, response.Header.Get("Content-Encoding"), err)
	}
	return response, len(body), plain.String()
}

func TestCompressionIsNegotiated(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	long, short := get("{ prisoners(first: 100) { nodes { id name } } }"), get("{ dataset { version } }")
	_, size, want := site.coded(t, long, "identity")
	for accepted, coding := range map[string]string{
		"gzip":                    "gzip",
		"zstd":                    "zstd",
		"gzip, deflate, br":       "gzip",
		"gzip, deflate, br, zstd": "zstd",
		"gzip, zstd;q=0.5":        "gzip",
		"gzip;q=0, zstd;q=0":      "",
		"br":                      "",
		"identity":                "",
		"gzip;q=nonsense":         "",
	} {
		t.Run(accepted, func(t *testing.T) {
			response, raw, got := site.coded(t, long, accepted)
			if found := response.Header.Get("Content-Encoding"); found != coding {
				t.Errorf("accepting %q: got the coding %q, want %q", accepted, found, coding)
			}
			if got != want {
				t.Errorf("accepting %q: got another answer than without compression", accepted)
			}
			if coding != "" && raw > size/2 {
				t.Errorf("accepting %q: got %d bytes of %d, want less than half", accepted, raw, size)
			}
			if vary := strings.Join(response.Header.Values("Vary"), ", "); !strings.Contains(vary, "Accept-Encoding") || !strings.Contains(vary, "Accept,") && !strings.HasSuffix(vary, "Accept") {
				t.Errorf("accepting %q: got Vary %q, want Accept-Encoding and Accept in it", accepted, vary)
			}
		})
	}
	if response, _, _ := site.coded(t, short, "gzip, zstd"); response.Header.Get("Content-Encoding") != "" {
		t.Errorf("a short answer: got it compressed, by %s", response.Header.Get("Content-Encoding"))
	}
}
