package main

import (
	"net"
	"sync"
)

// boundedListener lets so many connections be open at once; others wait to be accepted.
// Its connections are TCP connections in every way, unlike those of x/net/netutil: net/http
// has to close its own half of one where it refuses a request early, or else the client
// never reads the answer.
type boundedListener struct {
	net.Listener
	places chan struct{}
	closed chan struct{}
	close  func() error
}

func bounded(listener net.Listener, most int) net.Listener {
	b := &boundedListener{Listener: listener, places: make(chan struct{}, most), closed: make(chan struct{})}
	b.close = sync.OnceValue(func() error {
		close(b.closed)
		return listener.Close()
	})
	return b
}

// Accept waits for a place, then for a connection.
func (b *boundedListener) Accept() (net.Conn, error) {
	select {
	case b.places <- struct{}{}:
	case <-b.closed:
		return nil, net.ErrClosed
	}
	connection, err := b.Listener.Accept()
	if err != nil {
		b.leave()
		return nil, err
	}
	tcp, isTCP := connection.(*net.TCPConn)
	if !isTCP {
		b.leave()
		return connection, nil
	}
	return &boundedConnection{TCPConn: tcp, leave: sync.OnceFunc(b.leave)}, nil
}

func (b *boundedListener) leave() { <-b.places }

// Close ends the listener, and the waiting for a place.
func (b *boundedListener) Close() error { return b.close() }

// boundedConnection gives its place back when it is closed.
type boundedConnection struct {
	*net.TCPConn
	leave func()
}

// Close closes the connection.
func (c *boundedConnection) Close() error {
	defer c.leave()
	return c.TCPConn.Close()
}
