package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"sync"
	"time"
)

// rudeness counts what rude clients did, by what it was.
type rudeness struct {
	lock sync.Mutex
	done map[string]int
}

// String is the counts for people.
func (r *rudeness) String() string {
	var parts []string
	for _, what := range slices.Sorted(maps.Keys(r.done)) {
		parts = append(parts, fmt.Sprintf("%d %s", r.done[what], what))
	}
	return "rude clients: " + strings.Join(parts, ", ") + "\n"
}

func (r *rudeness) add(what string) {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.done[what]++
}

// manners are the ways in which a client is rude on a connection of its own.
var manners = map[string]func(context.Context, net.Conn){
	"left before the answer": leaveEarly,
	"left within the answer": leaveWithin,
	"read slowly":            readSlowly,
	"sent half a request":    sendHalf,
	"dripped a request":      drip,
	"sent rubbish":           sendRubbish,
	"said nothing":           sayNothing,
}

// beRude lets so many clients be rude in one way after another until the context ends.
func beRude(ctx context.Context, address string, clients int) *rudeness {
	counted := &rudeness{done: map[string]int{}}
	names := slices.Sorted(maps.Keys(manners))
	var all sync.WaitGroup
	for range clients {
		all.Go(func() {
			for ctx.Err() == nil {
				name := names[rand.IntN(len(names))]
				connection, err := net.Dial("tcp", address)
				if err != nil {
					counted.add("could not connect")
					pause(ctx, 100*time.Millisecond)
					continue
				}
				manners[name](ctx, connection)
				_ = connection.Close()
				counted.add(name)
			}
		})
	}
	all.Wait()
	return counted
}

func pause(ctx context.Context, duration time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(duration):
	}
}

// large asks for some 100 KB.
const large = `{ prisoners(first: 100) { nodes { id name charges { nodes { id description statute { code title } } } cases { nodes { title proceedings { nodes { id stage date court { name } } } } } } } }`

func post(query string) string {
	body, _ := json.Marshal(map[string]string{"query": query})
	return fmt.Sprintf("POST /graphql HTTP/1.1\r\nHost: habeas\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
}

// reset makes closing a connection lose what is on its way.
func reset(connection net.Conn) {
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
}

func leaveEarly(ctx context.Context, connection net.Conn) {
	_, _ = io.WriteString(connection, post(large))
	pause(ctx, rand.N(20*time.Millisecond))
	reset(connection)
}

func leaveWithin(_ context.Context, connection net.Conn) {
	_, _ = io.WriteString(connection, post(large))
	_, _ = io.CopyN(io.Discard, connection, 1+rand.Int64N(20_000))
	reset(connection)
}

// readSlowly takes a kilobyte of many answers every tenth of a second.
func readSlowly(ctx context.Context, connection net.Conn) {
	if tcp, ok := connection.(*net.TCPConn); ok {
		_ = tcp.SetReadBuffer(4 << 10)
	}
	_ = connection.SetDeadline(time.Now().Add(5 * time.Second))
	_, _ = io.WriteString(connection, strings.Repeat(post(large), 20))
	for range 20 {
		if _, err := io.CopyN(io.Discard, connection, 1<<10); err != nil || ctx.Err() != nil {
			return
		}
		pause(ctx, 100*time.Millisecond)
	}
}

func sendHalf(ctx context.Context, connection net.Conn) {
	text := post(large)
	_, _ = io.WriteString(connection, text[:rand.IntN(len(text))])
	pause(ctx, rand.N(100*time.Millisecond))
	if rand.IntN(2) == 0 {
		reset(connection)
	}
}

// drip sends a byte every fifth of a second, ten of them.
func drip(ctx context.Context, connection net.Conn) {
	for _, letter := range []byte(post(large))[:10] {
		if _, err := connection.Write([]byte{letter}); err != nil || ctx.Err() != nil {
			return
		}
		pause(ctx, 200*time.Millisecond)
	}
}

func sendRubbish(_ context.Context, connection net.Conn) {
	rubbish := make([]byte, 1+rand.IntN(4000))
	for i := range rubbish {
		rubbish[i] = byte(rand.Uint32())
	}
	_ = connection.SetDeadline(time.Now().Add(time.Second))
	_, _ = connection.Write(append(rubbish, "\r\n\r\n"...))
	_, _ = io.CopyN(io.Discard, connection, 1)
}

func sayNothing(ctx context.Context, _ net.Conn) { pause(ctx, time.Second) }
