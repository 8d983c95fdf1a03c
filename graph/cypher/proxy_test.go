package cypher_test

import (
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas/graph/neo4jtest"
)

// proxy stands between a store and its server, and can fail.
type proxy struct {
	listener net.Listener
	target   string

	lock        sync.Mutex
	refusing    bool
	stalled     bool
	connections []net.Conn
	// cutAfter is after how many bytes from the server a connection is cut; 0 is never.
	cutAfter int
}

// through gives a proxy in front of a server, and the server as it is reached through it.
func through(t *testing.T, server neo4jtest.Server) (*proxy, neo4jtest.Server) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: listener, target: strings.TrimPrefix(server.URL, "bolt://")}
	go p.accept()
	t.Cleanup(func() {
		_ = listener.Close()
		p.cut()
	})
	server.URL = "bolt://" + listener.Addr().String()
	return p, server
}

func (p *proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.lock.Lock()
		refusing := p.refusing
		p.lock.Unlock()
		server, err := net.Dial("tcp", p.target)
		if refusing || err != nil {
			_ = client.Close()
			continue
		}
		p.lock.Lock()
		p.connections = append(p.connections, client, server)
		p.lock.Unlock()
		go p.copy(server, client, false)
		go p.copy(client, server, true)
	}
}

func (p *proxy) copy(to, from net.Conn, answers bool) {
	defer to.Close()
	defer from.Close()
	buffer := make([]byte, 4<<10)
	for {
		count, err := from.Read(buffer)
		if err != nil || !p.passes(answers, count) {
			return
		}
		if _, err := io.Writer(to).Write(buffer[:count]); err != nil {
			return
		}
	}
}

// passes waits while the proxy is stalled, and reports whether the connection goes on.
func (p *proxy) passes(answers bool, count int) bool {
	for {
		p.lock.Lock()
		stalled := p.stalled
		if !stalled && answers && p.cutAfter > 0 {
			p.cutAfter -= count
			if p.cutAfter <= 0 {
				p.cutAfter = 0
				p.lock.Unlock()
				return false
			}
		}
		p.lock.Unlock()
		if !stalled {
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func (p *proxy) set(change func(*proxy)) {
	p.lock.Lock()
	defer p.lock.Unlock()
	change(p)
}

// cut ends all connections.
func (p *proxy) cut() {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.stalled = false
	for _, connection := range p.connections {
		_ = connection.Close()
	}
	p.connections = nil
}
