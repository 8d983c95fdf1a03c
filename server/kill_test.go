package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"habeas/graph"
	"habeas/graph/sqlite"
	"habeas/schema"
	"habeas/seed"
)

// runMain makes the test binary be habeas itself, so that a test can kill it.
const runMain = "HABEAS_TEST_RUN_MAIN"

func TestMain(m *testing.M) {
	if os.Getenv(runMain) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process is habeas in a process of its own.
func process(t *testing.T, arguments ...string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(binary, arguments...)
	command.Env = append(os.Environ(), runMain+"=1")
	return command
}

func TestKillDuringImportLosesNothing(t *testing.T) {
	folder := t.TempDir()
	base, world := filepath.Join(folder, "base.sqlite"), filepath.Join(folder, "world.ndjson")
	must(t, "", "import", "--store", "sqlite:"+base, "--bundled")
	must(t, "", "generate", "--prisoners", "700", "--seed", fmt.Sprint(rand.Uint64()), "--out", world)
	before := versionAndCheck(t, base)

	whole := filepath.Join(folder, "whole.sqlite")
	copyStore(t, base, whole)
	begin := time.Now()
	if output, err := process(t, "import", "--store", "sqlite:"+whole, world).CombinedOutput(); err != nil {
		t.Fatalf("importing without being killed: %v: %s", err, output)
	}
	duration := time.Since(begin)
	complete := versionAndCheck(t, whole)
	if before == complete {
		t.Fatalf("importing the world: the version stayed %s", before)
	}

	killed := 0
	for attempt := range 20 {
		store := filepath.Join(folder, fmt.Sprintf("attempt-%d.sqlite", attempt))
		copyStore(t, base, store)
		after := rand.N(duration * 11 / 10)
		if killAfter(t, after, "import", "--store", "sqlite:"+store, world) {
			killed++
		}
		if got := versionAndCheck(t, store); got != before && got != complete {
			t.Errorf("killed after %s of %s: got version %s, want %s (as before) or %s (complete)", after, duration, got, before, complete)
		}
	}
	if killed < 10 {
		t.Errorf("of 20 imports only %d were killed while they ran", killed)
	}
}

// killAfter kills habeas after a time, and reports whether it was still running.
func killAfter(t *testing.T, after time.Duration, arguments ...string) bool {
	t.Helper()
	command := process(t, arguments...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = command.Process.Kill() })
	defer timer.Stop()
	err := command.Wait()
	if err != nil && command.ProcessState.Exited() {
		t.Fatalf("habeas %v: %v", arguments, err)
	}
	return err != nil
}

// versionAndCheck opens a store as the next process would, checks it, and gives its version.
func versionAndCheck(t *testing.T, path string) string {
	t.Helper()
	v := schema.New()
	store, err := sqlite.Open(t.Context(), v, path, sqlite.Options{})
	if err != nil {
		t.Fatalf("opening the store: %v", err)
	}
	defer store.Close()
	report, err := seed.Check(t.Context(), v, store)
	if err != nil {
		t.Fatalf("checking the store: %v", err)
	}
	if report.Total > 0 {
		t.Errorf("checking the store: got %d breaches, the first: %v", report.Total, report.Breaches[0])
	}
	about, err := store.About(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	compareCounts(t, about, report)
	return about.Version
}

// compareCounts holds the counts that the store keeps to those of what it exports.
func compareCounts(t *testing.T, about graph.About, report *seed.Report) {
	t.Helper()
	nodes := 0
	for _, count := range about.Counts {
		nodes += count.Nodes
	}
	if nodes != report.Nodes {
		t.Errorf("the store says that it holds %d nodes, and exports %d", nodes, report.Nodes)
	}
}

// copyStore copies a closed store.
func copyStore(t *testing.T, from, to string) {
	t.Helper()
	for _, suffix := range []string{"", "-wal"} {
		source, err := os.Open(from + suffix)
		if os.IsNotExist(err) && suffix != "" {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		target, err := os.Create(to + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(target, source); err != nil {
			t.Fatal(err)
		}
		_ = source.Close()
		if err := target.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
