package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// writeCertificate writes a certificate of its own authority for 127.0.0.1.
func writeCertificate(t *testing.T, flags tlsFlags, serial int64) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "test"}, DNSNames: []string{"localhost"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{flags.Cert: {Type: "CERTIFICATE", Bytes: der}, flags.Key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func certificateFiles(t *testing.T) tlsFlags {
	folder := t.TempDir()
	return tlsFlags{Cert: filepath.Join(folder, "cert.pem"), Key: filepath.Join(folder, "key.pem")}
}

func TestHTTPS(t *testing.T) {
	files := certificateFiles(t)
	writeCertificate(t, files, 1)
	base, _ := served(t, "--tls-cert", files.Cert, "--tls-key", files.Key)
	if !strings.HasPrefix(base, "https://") {
		t.Fatalf("serve with a certificate: got %s announced, want https", base)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true}}
	response, err := client.Get(base + get(otherQuery))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != 200 || response.ProtoMajor != 2 || response.TLS.Version != tls.VersionTLS13 {
		t.Errorf("over TLS: got status %d, %s, TLS %x, want 200, HTTP/2 and TLS 1.3", response.StatusCode, response.Proto, response.TLS.Version)
	}
	client.CloseIdleConnections()
	old := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}}}
	if _, err := old.Get(base + "/healthz"); err == nil {
		t.Error("over TLS 1.1: got an answer, want none")
	}
	out := must(t, "", "health", "--addr", strings.TrimPrefix(base, "https://"), "--tls-cert", files.Cert)
	if out != "ready\n" {
		t.Errorf("habeas health over HTTPS: got %q", out)
	}
}

func TestNewCertificatesAreTakenUp(t *testing.T) {
	files := certificateFiles(t)
	writeCertificate(t, files, 1)
	log := &logBuffer{}
	kept := &certificate{files: files, logger: slog.New(slog.NewTextHandler(log, nil))}
	if err := kept.load(); err != nil {
		t.Fatal(err)
	}
	serial := func() int64 {
		pair, err := kept.get(nil)
		if err != nil {
			t.Fatal(err)
		}
		return pair.Leaf.SerialNumber.Int64()
	}
	later := func() { kept.looked = time.Now().Add(-lookAgain) }
	writeCertificate(t, files, 1000)
	if got := serial(); got != 1 {
		t.Errorf("within half a minute: got certificate %d, want the first, without a look at the files", got)
	}
	later()
	if got := serial(); got != 1000 {
		t.Errorf("after half a minute: got certificate %d, want the new one", got)
	}
	if err := os.WriteFile(files.Cert, []byte("half of a"), 0o600); err != nil {
		t.Fatal(err)
	}
	later()
	if got := serial(); got != 1000 || !strings.Contains(log.String(), "was not taken up") {
		t.Errorf("after a broken file: got certificate %d and the log %s, want the old one and a line", got, log)
	}
	writeCertificate(t, files, 1_000_000)
	later()
	if got := serial(); got != 1_000_000 {
		t.Errorf("after it was mended: got certificate %d, want the newest", got)
	}
}
