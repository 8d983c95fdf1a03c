package explorer

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"time"
)

// Before the build of the scripts the folder holds a note only.
//
//go:embed assets/dist
var distribution embed.FS

// Built are the scripts in this binary, as their build made them: a file manifest.json
// that names the rest, or no such file where it was built without them.
func Built() fs.FS {
	files, err := fs.Sub(distribution, "assets/dist")
	if err != nil {
		panic(err) // the name of the folder is written above
	}
	return files
}

// The names of the scripts.
const (
	suggestScript  = "suggest"
	graphiqlScript = "graphiql"
)

// bundle is a script with what belongs to it: addresses below /assets/, the style empty
// where it has none.
type bundle struct {
	Script   string `json:"script"`
	Style    string `json:"style"`
	Licences string `json:"licences"`
}

// assets are the scripts that go with the pages. Each name has the hash of its content, so
// that a browser may keep it for good.
type assets struct {
	files   fs.FS
	bundles map[string]bundle
}

// loadAssets reads the manifest of a build; without one there are no scripts.
func loadAssets(files fs.FS) (assets, error) {
	a := assets{files: files}
	if files == nil {
		return a, nil
	}
	text, err := fs.ReadFile(files, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	if err != nil {
		return a, fmt.Errorf("reading the manifest of the scripts: %w", err)
	}
	if err := json.Unmarshal(text, &a.bundles); err != nil {
		return a, fmt.Errorf("reading the manifest of the scripts: %w", err)
	}
	return a, nil
}

// has reports whether a script was built.
func (a assets) has(name string) bool { return a.bundles[name].Script != "" }

// serve answers with a file that the manifest names; it reports whether there is one.
func (a assets) serve(w http.ResponseWriter, r *http.Request, name string) bool {
	named := func(b bundle) bool { return name == b.Script || name == b.Style || name == b.Licences }
	if name == "" || !slices.ContainsFunc(slices.Collect(maps.Values(a.bundles)), named) {
		return false
	}
	file, err := a.files.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	content, seeks := file.(io.ReadSeeker)
	if !seeks {
		return false
	}
	sendForGood(w, r, name, content)
	return true
}

// mediaTypes are those of the files of a build, by their endings.
var mediaTypes = map[string]string{
	".js":  "text/javascript; charset=utf-8", // RFC 9239
	".css": "text/css; charset=utf-8",
	".txt": "text/plain; charset=utf-8",
}

// sendForGood sends what never changes at its address.
func sendForGood(w http.ResponseWriter, r *http.Request, name string, content io.ReadSeeker) {
	w.Header().Set("Content-Type", mediaTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, content)
}
