package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// The folders of queries, from the root of the module, where `make load` runs.
const (
	toolFolder    = "server/load"
	queryFolder   = "server/load/queries"
	exampleFolder = "server/examples"
)

func main() {
	duration := flag.Duration("duration", time.Minute, "how long the server is loaded, after it warmed up")
	clients := flag.Int("clients", 16, "how many clients behave well")
	rude := flag.Int("rude", 16, "how many clients are rude")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *duration, *clients, *rude); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

// warming is how long the server is loaded before its memory is first looked at.
const warming = 15 * time.Second

// run loads a server of its own, prints what was measured, and fails where something is
// not as it has to be.
func run(ctx context.Context, duration time.Duration, clients, rude int) (err error) {
	server, err := start(ctx)
	if err != nil {
		return err
	}
	defer func() { err = server.stop(err) }()
	fresh, err := server.state(ctx)
	if err != nil {
		return err
	}
	if _, _, err := load(ctx, server, warming, clients, rude); err != nil {
		return fmt.Errorf("warming up: %w", err)
	}
	warm, err := server.settled(ctx, fresh)
	if err != nil {
		return err
	}
	result, rudeness, err := load(ctx, server, duration, clients, rude)
	if err != nil {
		return err
	}
	end, err := server.settled(ctx, fresh)
	if err != nil {
		return err
	}
	fmt.Printf("%s%sserver: %s fresh; %s warm; %s at the end\n", result, rudeness, fresh, warm, end)
	return check(result, server.log(), fresh, warm, end)
}

// load runs the well-behaved clients for a time and the rude ones beside them.
func load(ctx context.Context, server *server, duration time.Duration, clients, rude int) (mixResult, *rudeness, error) {
	leaving, leave := context.WithCancel(ctx)
	done := make(chan *rudeness, 1)
	go func() { done <- beRude(leaving, server.address, rude) }()
	result, err := mix(ctx, server.url(), clients, duration)
	leave()
	return result, <-done, err
}
