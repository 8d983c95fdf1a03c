package main

import (
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// proxies are the addresses whose word on who asks is believed.
type proxies []netip.Prefix

// newProxies reads addresses and blocks of addresses in CIDR notation.
func newProxies(texts []string) (proxies, error) {
	var list proxies
	for _, text := range texts {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			address, alone := netip.ParseAddr(text)
			if alone != nil {
				return nil, fmt.Errorf("--trusted-proxy %s is not an address: give one, such as 10.0.0.7, or a block, such as 10.0.0.0/8", text)
			}
			prefix = netip.PrefixFrom(address, address.BitLen())
		}
		list = append(list, prefix.Masked())
	}
	return list, nil
}

func (p proxies) include(address netip.Addr) bool {
	return slices.ContainsFunc(p, func(prefix netip.Prefix) bool { return prefix.Contains(address) })
}

// peer is the address at the other end of a connection; invalid where it has none.
func peer(r *http.Request) netip.Addr {
	pair, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return pair.Addr().Unmap().WithZone("")
}

// client is the address that a request comes from. Each proxy adds to X-Forwarded-For
// whom it was asked by, so that the list is read from its end, for as long as those who
// wrote it are trusted; what stands before is the client's own word.
func (p proxies) client(r *http.Request) netip.Addr {
	address := peer(r)
	if !p.include(address) {
		return address
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !p.include(address) {
			break
		}
		before, err := hopAddress(hop)
		if err != nil {
			break
		}
		address = before
	}
	return address
}

// hopAddress reads an entry of X-Forwarded-For, of which some have a port.
func hopAddress(text string) (netip.Addr, error) {
	text = strings.TrimSpace(text)
	if pair, err := netip.ParseAddrPort(text); err == nil {
		return pair.Addr().Unmap().WithZone(""), nil
	}
	address, err := netip.ParseAddr(strings.Trim(text, "[]"))
	return address.Unmap().WithZone(""), err
}

// network is what counts as one client: an IPv4 address, or the block of IPv6 addresses
// that one household has (RFC 6177).
func network(address netip.Addr) netip.Prefix {
	bits := address.BitLen()
	if address.Is6() {
		bits = 64
	}
	prefix, err := address.Prefix(bits)
	if err != nil { // no address at all, as with a Unix socket: all are one client
		return netip.Prefix{}
	}
	return prefix
}
