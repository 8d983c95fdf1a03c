package main

import (
	"errors"
	"net"
	"testing"
	"time"
)

// Two connections are accepted; the third waits until one of them is closed, and no
// longer than the listener is open.
func TestBoundedListener(t *testing.T) {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener := bounded(inner, 2)
	accepted := make(chan net.Conn)
	failed := make(chan error, 1)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				failed <- err
				return
			}
			accepted <- connection
		}
	}()
	for range 4 {
		client, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
	}
	first, second := <-accepted, <-accepted
	defer second.Close()
	if _, half := first.(interface{ CloseWrite() error }); !half {
		t.Error("a connection cannot be half closed")
	}
	select {
	case <-accepted:
		t.Fatal("a third connection was accepted beside two")
	case <-time.After(50 * time.Millisecond):
	}
	for range 2 { // closing twice gives one place back
		_ = first.Close()
	}
	third := <-accepted
	defer third.Close()
	select {
	case <-accepted:
		t.Fatal("a fourth connection was accepted when one was closed")
	case <-time.After(50 * time.Millisecond):
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-failed; !errors.Is(err, net.ErrClosed) {
		t.Errorf("after Close: got %v, want that it is closed", err)
	}
}
