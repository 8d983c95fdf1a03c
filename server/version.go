package main

import (
	"fmt"
	"runtime/debug"
)

// stamp is set by builds that do not see the repository: -ldflags "-X main.stamp=v1.2.3".
var stamp string

// build says which program this is.
type build struct {
	// Version is the tag or the commit that it was built from; "(devel)" where none is known.
	Version string
	// Revision is the commit, Modified whether files differed from it.
	Revision string
	Modified bool
	Go       string
}

// thisBuild reads what the Go tool stamped into the program.
func thisBuild() build {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return build{Version: "(devel)"}
	}
	b := build{Version: info.Main.Version, Go: info.GoVersion}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			b.Revision = setting.Value
		case "vcs.modified":
			b.Modified = setting.Value == "true"
		}
	}
	if stamp != "" {
		b.Version = stamp
	}
	if b.Version == "" {
		b.Version = "(devel)"
	}
	return b
}

// String is what --version says.
func (b build) String() string {
	text := "habeas " + b.Version
	if b.Revision != "" {
		text += fmt.Sprintf(", commit %.12s", b.Revision)
	}
	if b.Modified {
		text += " with changes"
	}
	return text + ", " + b.Go
}
