package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// tlsFlags say with which certificate the server answers.
type tlsFlags struct {
	Cert string `name:"tls-cert" placeholder:"FILE" help:"The certificate, with those between it and the authority, in PEM: the server then answers HTTPS, TLS 1.2 and newer. A changed file is taken up within a minute."`
	Key  string `name:"tls-key" placeholder:"FILE" help:"The key of the certificate, in PEM."`
}

// config is the configuration of TLS, nil where the server answers plain HTTP.
func (f tlsFlags) config(logger *slog.Logger) (*tls.Config, error) {
	if f.Cert == "" && f.Key == "" {
		return nil, nil
	}
	if f.Cert == "" || f.Key == "" {
		return nil, errors.New("--tls-cert and --tls-key belong together: give both or none")
	}
	kept := &certificate{files: f, logger: logger}
	if err := kept.load(); err != nil {
		return nil, err
	}
	return &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: kept.get}, nil
}

// certificate is a certificate that is read anew when its files change.
type certificate struct {
	files  tlsFlags
	logger *slog.Logger

	lock   sync.Mutex
	pair   *tls.Certificate
	state  [2]fileState
	looked time.Time
}

// fileState is what tells that a file has changed.
type fileState struct {
	modified time.Time
	size     int64
}

// lookAgain is how long the files are not looked at after they were.
const lookAgain = 30 * time.Second

// get is the certificate of a connection. Where new files cannot be used, as while only
// one of them is written, the old certificate stays.
func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if time.Since(c.looked) < lookAgain {
		return c.pair, nil
	}
	if c.changed() {
		if err := c.load(); err != nil {
			c.looked = time.Now()
			c.logger.Error("the certificate was not taken up anew", slog.Any("error", err))
		}
	}
	c.looked = time.Now()
	return c.pair, nil
}

func (c *certificate) changed() bool {
	now, err := c.stat()
	return err == nil && now != c.state
}

func (c *certificate) stat() (state [2]fileState, err error) {
	for i, name := range []string{c.files.Cert, c.files.Key} {
		info, err := os.Stat(name)
		if err != nil {
			return state, fmt.Errorf("reading the certificate: %w", err)
		}
		state[i] = fileState{info.ModTime(), info.Size()}
	}
	return state, nil
}

func (c *certificate) load() error {
	state, err := c.stat()
	if err != nil {
		return err
	}
	pair, err := tls.LoadX509KeyPair(c.files.Cert, c.files.Key)
	if err != nil {
		return fmt.Errorf("--tls-cert %s and --tls-key %s cannot be used: %w", c.files.Cert, c.files.Key, err)
	}
	c.pair, c.state, c.looked = &pair, state, time.Now()
	return nil
}
