package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"sync"
	"testing"
	"time"

	"habeas/graph"
)

func TestClientsThatAskTooOftenAreToldSo(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) {
		c.origins = []string{"https://friend.example"}
		c.clients = clientLimits{Rate: 0.01, Burst: 3, Known: 10}
	})
	ask := call{method: "POST", path: "/graphql", header: posted("Origin", "https://friend.example"), body: version, status: 200}
	for range 3 {
		site.check(t, ask)
	}
	ask.status, ask.code = 429, "RATE_LIMITED"
	ask.want = map[string]string{"Content-Type": replyGraph, "Access-Control-Allow-Origin": "https://friend.example", "Cache-Control": "no-store"}
	site.check(t, ask)
	response, _ := site.send(t, ask)
	if seconds, err := strconv.Atoi(response.Header.Get("Retry-After")); err != nil || seconds < 1 || seconds > 100 {
		t.Errorf("after too many requests: got Retry-After %q, want the seconds until the next", response.Header.Get("Retry-After"))
	}
	for _, path := range []string{"/", "/nothing", "/assets/nothing.css", "/schema.graphql"} {
		site.check(t, call{method: "GET", path: path, status: 429, code: "RATE_LIMITED"})
	}
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		site.check(t, call{method: "GET", path: path, status: 200})
	}
}

func TestRequestsOfOneClientAtTheSameTime(t *testing.T) {
	store := newHeldStore(t)
	site := newSite(t, store, func(c *handlerConfig) { c.clients = clientLimits{Requests: 2, Burst: 1, Known: 10} })
	var clients sync.WaitGroup
	for range 2 {
		clients.Go(func() {
			site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 200})
		})
		<-store.begun
	}
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: reading, status: 429, code: "RATE_LIMITED", want: map[string]string{"Retry-After": "1"}})
	close(store.finish)
	clients.Wait()
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200})
}

func TestClientsAreForgotten(t *testing.T) {
	throttle, err := newThrottle(clientLimits{Rate: 1, Burst: 1, Requests: 1, Known: 100}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 10_000 {
		address := netip.AddrFrom4([4]byte{10, 0, byte(i >> 8), byte(i)})
		leave, wait := throttle.enter(network(address))
		if leave == nil {
			t.Fatalf("the first request of %s: got %s to wait, want none", address, wait)
		}
		leave()
	}
	if known := throttle.known.Len(); known != 100 {
		t.Errorf("after 10,000 clients: got %d remembered, want 100", known)
	}
}

func TestTheRateComesBack(t *testing.T) {
	throttle, err := newThrottle(clientLimits{Rate: 1000, Burst: 1, Known: 1}, nil)
	if err != nil {
		t.Fatal(err)
	}
	client := network(netip.MustParseAddr("192.0.2.1"))
	for range 3 {
		for {
			leave, wait := throttle.enter(client)
			if leave != nil {
				leave()
				break
			}
			time.Sleep(wait)
		}
	}
}

func TestClientBehindProxies(t *testing.T) {
	list, err := newProxies([]string{"10.0.0.0/8", "192.0.2.9", "2001:db8::/32"})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		peer, want string
		forwarded  []string
	}{
		"no proxy":                     {"203.0.113.1:5", "203.0.113.1/32", nil},
		"a stranger's word":            {"203.0.113.1:5", "203.0.113.1/32", []string{"198.51.100.1"}},
		"a proxy":                      {"10.1.2.3:5", "198.51.100.1/32", []string{"198.51.100.1"}},
		"a proxy, alone":               {"192.0.2.9:5", "198.51.100.1/32", []string{"198.51.100.1"}},
		"a neighbour of the proxy":     {"192.0.2.8:5", "192.0.2.8/32", []string{"198.51.100.1"}},
		"a proxy that says nothing":    {"10.1.2.3:5", "10.1.2.3/32", nil},
		"a proxy, a forged beginning":  {"10.1.2.3:5", "198.51.100.1/32", []string{"127.0.0.1, 10.9.9.9, 198.51.100.1"}},
		"two proxies":                  {"10.1.2.3:5", "198.51.100.1/32", []string{"198.51.100.1, 10.7.7.7"}},
		"two proxies, two headers":     {"10.1.2.3:5", "198.51.100.1/32", []string{"198.51.100.1", "10.7.7.7"}},
		"proxies only":                 {"10.1.2.3:5", "10.8.8.8/32", []string{"10.8.8.8, 10.7.7.7"}},
		"nonsense":                     {"10.1.2.3:5", "10.1.2.3/32", []string{"unknown"}},
		"nonsense before a proxy":      {"10.1.2.3:5", "10.7.7.7/32", []string{"198.51.100.1, ???, 10.7.7.7"}},
		"with a port":                  {"10.1.2.3:5", "198.51.100.1/32", []string{"198.51.100.1:4711"}},
		"IPv6":                         {"[2001:db8::1]:5", "2a00:1:2:3::/64", []string{"2a00:1:2:3:4:5:6:7"}},
		"IPv6 with a port":             {"[2001:db8::1]:5", "2a00:1:2:3::/64", []string{"[2a00:1:2:3:4:5:6:7]:80"}},
		"IPv6 in brackets":             {"[2001:db8::1]:5", "2a00:1:2:3::/64", []string{"[2a00:1:2:3:4:5:6:7]"}},
		"IPv4 in IPv6":                 {"[::ffff:10.1.2.3]:5", "198.51.100.1/32", []string{"::ffff:198.51.100.1"}},
		"IPv6 with a zone":             {"[fe80::1%eth0]:5", "fe80::/64", nil},
		"a Unix socket":                {"@", "invalid Prefix", []string{"198.51.100.1"}},
		"an empty header and no proxy": {"203.0.113.1:5", "203.0.113.1/32", []string{""}},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.RemoteAddr = test.peer
			for _, value := range test.forwarded {
				r.Header.Add("X-Forwarded-For", value)
			}
			if got := network(list.client(r)).String(); got != test.want {
				t.Errorf("from %s, forwarded for %q: got %s, want %s", test.peer, test.forwarded, got, test.want)
			}
		})
	}
}

func TestProxiesTellClientsApart(t *testing.T) {
	local, err := newProxies([]string{"127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		proxies proxies
		second  int
	}{"trusted": {local, 200}, "not trusted": {nil, 429}} {
		t.Run(name, func(t *testing.T) {
			site := newSite(t, bundledStore(t), func(c *handlerConfig) {
				c.clients, c.proxies = clientLimits{Rate: 0.01, Burst: 1, Known: 10}, test.proxies
			})
			for i, status := range []int{200, test.second} {
				response, _ := site.send(t, call{method: "POST", path: "/graphql", header: posted("X-Forwarded-For", fmt.Sprintf("198.51.100.%d", i)), body: version})
				if response.StatusCode != status {
					t.Errorf("client %d behind a proxy that is %s: got status %d, want %d", i, name, response.StatusCode, status)
				}
			}
		})
	}
}

// reading is a body whose answer needs the store.
const reading = `{"query":"{ prisoners(first: 1) { nodes { id } } }"}`

// heldStore answers reads when it is told to.
type heldStore struct {
	graph.Store
	begun, finish chan struct{}
}

func newHeldStore(t *testing.T) *heldStore {
	return &heldStore{Store: bundledStore(t), begun: make(chan struct{}, 1000), finish: make(chan struct{})}
}
