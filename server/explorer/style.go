package explorer

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
)

//go:embed styles
var styleFiles embed.FS

// stylesheet is the one style sheet of all pages, made of the files in styles. Its address
// has the hash of its text, so that a browser may keep it for good.
type stylesheet struct {
	path string
	text []byte
}

func loadStyle() (stylesheet, error) {
	files, err := styleFiles.ReadDir("styles")
	if err != nil {
		return stylesheet{}, fmt.Errorf("listing the style sheets: %w", err)
	}
	var sheet stylesheet
	for _, file := range files {
		text, err := styleFiles.ReadFile("styles/" + file.Name())
		if err != nil {
			return stylesheet{}, fmt.Errorf("reading a style sheet: %w", err)
		}
		sheet.text = append(sheet.text, text...)
	}
	hash := sha256.Sum256(sheet.text)
	sheet.path = "/assets/" + hex.EncodeToString(hash[:8]) + ".css"
	return sheet, nil
}

func (s stylesheet) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	_, _ = w.Write(s.text)
}
