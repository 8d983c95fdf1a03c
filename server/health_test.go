package main

import (
	"strings"
	"testing"
)

func TestHealth(t *testing.T) {
	base, _ := served(t)
	address := strings.TrimPrefix(base, "http://")
	if out := must(t, "", "health", "--addr", address); out != "ready\n" {
		t.Errorf("habeas health: got %q, want ready", out)
	}
	port := address[strings.LastIndex(address, ":"):]
	for _, any := range []string{"0.0.0.0" + port, port} {
		must(t, "", "health", "--addr", any)
	}
	broken := newSite(t, brokenStore{bundledStore(t)}, nil)
	for address, want := range map[string]string{
		"127.0.0.1:1":                   "does not answer: connection refused",
		broken.Listener.Addr().String(): "is not ready: the store does not answer",
		"nowhere":                       "--addr nowhere is not an address",
	} {
		if code, _, said := command(t, "", "health", "--addr", address); code != 1 || !strings.Contains(said, want) {
			t.Errorf("habeas health --addr %s: got exit code %d, %s, want 1 and %q", address, code, said, want)
		}
	}
}
