package explorer

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
)

//go:embed styles
var styleFiles embed.FS

// stylesheet is the one style sheet of all pages, made of the files in styles. Its name
// has the hash of its text, so that a browser may keep it for good.
type stylesheet struct {
	name string
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
	sheet.name = hex.EncodeToString(hash[:8]) + ".css"
	return sheet, nil
}
