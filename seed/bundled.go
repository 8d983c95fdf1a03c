package seed

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"habeas/schema"
)

//go:embed all:data
var data embed.FS

// Licence says under which terms the bundled dataset may be used.
//
//go:embed licence.txt
var licence string

//go:embed coverage.txt
var coverage string

// Licence says under which terms the bundled dataset may be used.
func Licence() string { return strings.TrimSpace(licence) }

// Coverage says what the bundled dataset takes in, and that it is partial.
func Coverage() string { return strings.TrimSpace(coverage) }

// BundledFiles are the interchange files of the bundled dataset, in the order of their
// paths.
func BundledFiles() ([]File, error) {
	var files []File
	err := fs.WalkDir(data, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".ndjson" {
			return err
		}
		open := func() (io.ReadCloser, error) { return data.Open(name) }
		files = append(files, File{Name: name, Open: open})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the bundled dataset: %w", err)
	}
	return files, nil
}

// Bundled is the bundled dataset.
func Bundled(v *schema.Vocabulary) (*Batch, error) {
	files, err := BundledFiles()
	if err != nil {
		return nil, err
	}
	return Read(v, files, nil)
}

// BundledVersion identifies the bundled dataset: a hash of its files.
func BundledVersion() (string, error) {
	files, err := BundledFiles()
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	for _, file := range files {
		text, err := data.ReadFile(file.Name)
		if err != nil {
			return "", fmt.Errorf("reading the bundled dataset: %w", err)
		}
		fmt.Fprintf(hash, "%s %d\n", file.Name, len(text))
		hash.Write(text)
	}
	return hex.EncodeToString(hash.Sum(nil))[:16], nil
}
