package main

import (
	"fmt"
	"time"
)

// clientLimits bound what one client may ask.
type clientLimits struct {
	Rate     float64 `name:"limit-client-rate" default:"100" group:"Limits" help:"Requests a second of one address (of IPv6, one /64), on average; a person needs a few, a site that asks for all its readers more. 0 is no limit. Behind a proxy give --trusted-proxy, else all are one."`
	Burst    int     `name:"limit-client-burst" default:"200" group:"Limits" help:"Requests of one address at once before its rate counts; a page that loads makes some twenty."`
	Requests int     `name:"limit-client-requests" default:"16" group:"Limits" help:"Requests of one address that are answered at the same time; browsers open six connections. 0 is no limit."`
	Known    int     `name:"limit-clients" default:"20000" group:"Limits" help:"Addresses that are remembered, some 300 bytes each; those that asked longest ago are forgotten first."`
}

// loadLimits bound what all clients together may ask.
type loadLimits struct {
	Connections    int           `name:"limit-connections" default:"10000" group:"Limits" help:"Connections at the same time, some 40 KB each; more wait until one is closed. 0 is no limit."`
	Running        int           `name:"limit-running" default:"32" group:"Limits" help:"Operations that are executed at the same time; more do not finish sooner, and each may need some 40 MB."`
	Queue          int           `name:"limit-queue" default:"128" group:"Limits" help:"Operations that wait for their turn; those beyond are told to come again (503), before memory grows."`
	Patience       time.Duration `name:"limit-queue-wait" default:"2s" group:"Limits" help:"How long an operation waits for its turn; people leave soon after."`
	AnswerBytes    int64         `name:"limit-answer-bytes" default:"268435456" group:"Limits" help:"Bytes of answers that are on their way to readers at the same time; slow readers keep theirs in memory."`
	PersistedBytes int           `name:"limit-persisted-bytes" default:"16777216" group:"Limits" help:"Bytes of queries that are remembered by their hashes (automatic persisted queries), some ten thousand. 0 switches them off."`
}

// check says which number cannot be used.
func (c *clientLimits) check() error {
	switch {
	case c.Rate < 0:
		return fmt.Errorf("--limit-client-rate %g: give a number that is not negative", c.Rate)
	case c.Requests < 0:
		return fmt.Errorf("--limit-client-requests %d: give a number that is not negative", c.Requests)
	case c.Burst < 1:
		return fmt.Errorf("--limit-client-burst %d: give a number above zero", c.Burst)
	case c.Known < 1:
		return fmt.Errorf("--limit-clients %d: give a number above zero", c.Known)
	}
	return nil
}

// check says which number cannot be used.
func (l *loadLimits) check() error {
	switch {
	case l.Connections < 0:
		return fmt.Errorf("--limit-connections %d: give a number that is not negative", l.Connections)
	case l.Running < 1:
		return fmt.Errorf("--limit-running %d: give a number above zero", l.Running)
	case l.Queue < 0:
		return fmt.Errorf("--limit-queue %d: give a number that is not negative", l.Queue)
	case l.Patience <= 0:
		return fmt.Errorf("--limit-queue-wait %s: give a time above zero", l.Patience)
	case l.AnswerBytes < 1:
		return fmt.Errorf("--limit-answer-bytes %d: give a number above zero", l.AnswerBytes)
	case l.PersistedBytes < 0:
		return fmt.Errorf("--limit-persisted-bytes %d: give a number that is not negative", l.PersistedBytes)
	}
	return nil
}
