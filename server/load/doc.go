// Command load asks a server of its own much at the same time, with rude clients among
// others, and says how fast it answered and whether anything was left behind.
//
// The well-behaved clients are autocannon's (mix.js), the rude ones are in rude.go. What
// the server says of itself at /metrics is compared in check.go: before all load, after
// warming up, and when all clients are gone.
package main
