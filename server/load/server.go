package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// server is `habeas serve` in a process of its own, with the bundled dataset.
type server struct {
	process *exec.Cmd
	folder  string
	address string
	output  *logBuffer
}

// logBuffer keeps what a process writes.
type logBuffer struct {
	lock sync.Mutex
	text bytes.Buffer
}

// Write appends to the log.
func (b *logBuffer) Write(text []byte) (int, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.Write(text)
}

// String is the log so far.
func (b *logBuffer) String() string {
	b.lock.Lock()
	defer b.lock.Unlock()
	return b.text.String()
}

var announced = regexp.MustCompile(`Habeas answers at http://(\S+?)/ `)

// start builds the server, starts it and waits until it answers. All clients come from
// one address, so that its limits for one address are off.
func start(ctx context.Context) (*server, error) {
	folder, err := os.MkdirTemp("", "habeas-load-*")
	if err != nil {
		return nil, fmt.Errorf("making a folder for the server: %w", err)
	}
	s := &server{folder: folder, output: &logBuffer{}}
	binary := filepath.Join(folder, "habeas")
	if output, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "./server").CombinedOutput(); err != nil {
		return nil, s.stop(fmt.Errorf("building the server: %w: %s", err, output))
	}
	s.process = exec.Command(binary, "serve", "--store", "sqlite:"+filepath.Join(folder, "load.sqlite"), "--addr", "127.0.0.1:0",
		"--limit-client-rate=0", "--limit-client-requests=0")
	s.process.Stderr = s.output
	if err := s.process.Start(); err != nil {
		return nil, s.stop(fmt.Errorf("starting the server: %w", err))
	}
	for range 600 {
		if found := announced.FindStringSubmatch(s.output.String()); found != nil {
			s.address = found[1]
			return s, nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return nil, s.stop(fmt.Errorf("the server does not answer: %s", s.output))
}

func (s *server) url() string { return "http://" + s.address }

func (s *server) log() string { return s.output.String() }

// stop ends the server and removes its files. It gives the given error, else its own.
func (s *server) stop(err error) error {
	if s.process != nil && s.process.Process != nil {
		_ = s.process.Process.Signal(os.Interrupt)
		if ended := s.process.Wait(); ended != nil && err == nil {
			err = fmt.Errorf("ending the server: %w", ended)
		}
	}
	return errors.Join(err, os.RemoveAll(s.folder))
}

// state is what the server says of itself.
type state struct{ bytes, goroutines, files float64 }

// String is the state for people.
func (s state) String() string {
	return fmt.Sprintf("%.0f MB, %.0f goroutines, %.0f open files", s.bytes/1e6, s.goroutines, s.files)
}

// state reads the metrics.
func (s *server) state(ctx context.Context) (state, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url()+"/metrics", nil)
	if err != nil {
		return state{}, fmt.Errorf("asking for the metrics: %w", err)
	}
	request.Close = true
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return state{}, fmt.Errorf("asking for the metrics: %w", err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return state{}, fmt.Errorf("reading the metrics: %w", err)
	}
	var now state
	for name, value := range map[string]*float64{"process_resident_memory_bytes": &now.bytes, "go_goroutines": &now.goroutines, "process_open_fds": &now.files} {
		if *value, err = metric(string(body), name); err != nil {
			return state{}, err
		}
	}
	return now, nil
}

// metric finds a gauge without labels.
func metric(text, name string) (float64, error) {
	for line := range strings.Lines(text) {
		if value, found := strings.CutPrefix(line, name+" "); found {
			number, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil {
				return 0, fmt.Errorf("reading the metric %s: %w", name, err)
			}
			return number, nil
		}
	}
	return 0, fmt.Errorf("the metrics have no %s", name)
}

// settling is how long the server may take to get rid of what clients left behind; it is
// above its own times for reading a request.
const settling = 30 * time.Second

// settled waits until as few goroutines are left as there were at first, and gives the
// state then, or that after the time is over.
func (s *server) settled(ctx context.Context, fresh state) (state, error) {
	for deadline := time.Now().Add(settling); ; time.Sleep(500 * time.Millisecond) {
		now, err := s.state(ctx)
		if err != nil || now.goroutines <= fresh.goroutines+goroutineSlack || time.Now().After(deadline) {
			return now, err
		}
	}
}
