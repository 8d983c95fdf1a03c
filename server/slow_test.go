package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// dial opens a connection to a server and writes the beginning of a request.
func dial(t *testing.T, address, text string) net.Conn {
	t.Helper()
	connection, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	if _, err := io.WriteString(connection, text); err != nil {
		t.Fatal(err)
	}
	return connection
}

// quickServer serves with times so short that a test can wait for them.
func quickServer(t *testing.T) (address string) {
	t.Helper()
	logger := slog.New(slog.DiscardHandler)
	site := newSite(t, bundledStore(t), nil)
	server := newHTTPServer(site.Config.Handler, logger, 10*time.Second)
	server.ReadHeaderTimeout, server.ReadTimeout = 200*time.Millisecond, 400*time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, listener, server) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("ending the server: %v", err)
		}
	})
	return listener.Addr().String()
}

func TestSlowClientsAreCutOff(t *testing.T) {
	address := quickServer(t)
	head := "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n"
	for name, beginning := range map[string]string{"in the header": head, "in the body": head + "\r\n{"} {
		t.Run(name, func(t *testing.T) {
			connection := dial(t, address, beginning)
			if err := connection.SetReadDeadline(time.Now().Add(10 * time.Second)); err != nil {
				t.Fatal(err)
			}
			answer, err := io.ReadAll(connection)
			if err != nil {
				t.Fatalf("a client that stops %s: the connection was not closed in time: %v", name, err)
			}
			if strings.HasPrefix(string(answer), "HTTP/1.1 2") {
				t.Errorf("a client that stops %s: got %s", name, answer)
			}
		})
	}
}

func TestIdleConnectionsDoNotKeepOthersOut(t *testing.T) {
	address := quickServer(t)
	for range 200 {
		dial(t, address, "")
	}
	response, err := http.Get("http://" + address + "/healthz")
	if err != nil {
		t.Fatalf("beside 200 idle connections: %v", err)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		t.Errorf("beside 200 idle connections: got status %d", response.StatusCode)
	}
}

func TestShutdownFinishesRequestsInFlight(t *testing.T) {
	begun, finish := make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-finish
		fmt.Fprint(w, "finished")
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- serve(ctx, listener, newHTTPServer(handler, slog.New(slog.DiscardHandler), 10*time.Second))
	}()
	connection := dial(t, listener.Addr().String(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
	<-begun
	cancel()
	waitUntilClosed(t, listener.Addr().String())
	close(finish)
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatalf("the request in flight: %v", err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "finished" {
		t.Errorf("the request in flight: got %q, %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Errorf("ending the server: got %v, want no error", err)
	}
}

// waitUntilClosed waits until a server takes no more connections.
func waitUntilClosed(t *testing.T, address string) {
	t.Helper()
	for range 500 {
		connection, err := net.Dial("tcp", address)
		if err != nil {
			return
		}
		_ = connection.Close()
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("the server still takes connections five seconds after it was told to stop")
}
