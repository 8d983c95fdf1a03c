package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

type healthCommand struct {
	Addr string `default:"127.0.0.1:8080" help:"The address that the server listens on."`
	Cert string `name:"tls-cert" placeholder:"FILE" help:"The server's certificate, where it answers HTTPS."`
}

// Run asks a server on this machine whether it is ready, for containers that have no
// other program to ask with.
func (c *healthCommand) Run(ctx context.Context, std *streams) error {
	host, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		return fmt.Errorf("--addr %s is not an address: %w", c.Addr, rootCause(err))
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	scheme := "http"
	if c.Cert != "" {
		scheme = "https"
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, scheme+"://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("asking the server: %w", err)
	}
	// The certificate is not for this machine's name, and the answer holds nothing that
	// would have to be believed: only whether somebody answers.
	client := &http.Client{Timeout: 4 * time.Second, Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("the server at %s does not answer: %w", c.Addr, rootCause(err))
	}
	defer response.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server at %s is not ready: %s", c.Addr, said)
	}
	_, err = std.out.Write(said)
	return err
}
