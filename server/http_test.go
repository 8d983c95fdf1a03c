package main

import (
	"net/url"
	"strings"
	"testing"
)

const (
	version     = `{"query":"{ dataset { version } }"}`
	asGraphQL   = "application/graphql-response+json"
	asJSON      = "application/json"
	replyJSON   = "application/json; charset=utf-8"
	replyGraph  = "application/graphql-response+json; charset=utf-8"
	allMethods  = "GET, POST, OPTIONS"
	otherOrigin = "https://elsewhere.example"
)

func get(query string) string { return "/graphql?query=" + url.QueryEscape(query) }

// posted are the headers of a POST, with further ones.
func posted(pairs ...string) map[string]string {
	header := map[string]string{"Content-Type": asJSON, "Accept": asGraphQL}
	for i := 0; i < len(pairs); i += 2 {
		header[pairs[i]] = pairs[i+1]
	}
	return header
}

func TestGraphQLOverHTTP(t *testing.T) {
	site := newSite(t, bundledStore(t), func(c *handlerConfig) { c.origins = []string{"https://friend.example"} })
	long := strings.Repeat("x", 300<<10)
	for name, c := range map[string]call{
		// Media types.
		"post":                    {method: "POST", header: posted(), body: version, status: 200, want: map[string]string{"Content-Type": replyGraph}, contains: `{"data":{"dataset":{"version":"`},
		"post, JSON wanted":       {method: "POST", header: posted("Accept", asJSON), body: version, status: 200, want: map[string]string{"Content-Type": replyJSON}},
		"post, anything wanted":   {method: "POST", header: posted("Accept", "*/*"), body: version, status: 200, want: map[string]string{"Content-Type": replyJSON}},
		"post, by quality":        {method: "POST", header: posted("Accept", "application/json;q=0.5, application/graphql-response+json"), body: version, status: 200, want: map[string]string{"Content-Type": replyGraph}},
		"post, a browser's wish":  {method: "POST", header: posted("Accept", "text/html,*/*;q=0.8"), body: version, status: 200, want: map[string]string{"Content-Type": replyJSON}},
		"post, CSV wanted":        {method: "POST", header: posted("Accept", "text/csv"), body: version, status: 406, code: "BAD_REQUEST"},
		"post, not wanted at all": {method: "POST", header: posted("Accept", "application/json;q=0"), body: version, status: 406, code: "BAD_REQUEST"},
		"post, other charset":     {method: "POST", header: posted("Accept", "application/json; charset=iso-8859-1"), body: version, status: 406, code: "BAD_REQUEST"},
		"post with charset":       {method: "POST", header: posted("Content-Type", "application/json; charset=UTF-8"), body: version, status: 200},
		"post in Latin-1":         {method: "POST", header: posted("Content-Type", "application/json; charset=iso-8859-1"), body: version, status: 415, code: "BAD_REQUEST"},
		"form":                    {method: "POST", header: posted("Content-Type", "application/x-www-form-urlencoded"), body: "query={dataset{version}}", status: 415, code: "BAD_REQUEST"},
		"plain text":              {method: "POST", header: posted("Content-Type", "text/plain"), body: version, status: 415, code: "BAD_REQUEST"},
		"multipart":               {method: "POST", header: posted("Content-Type", "multipart/form-data; boundary=x"), body: "--x--", status: 415, code: "BAD_REQUEST"},
		"no content type":         {method: "POST", header: map[string]string{"Accept": asGraphQL}, body: version, status: 415, code: "BAD_REQUEST"},
		"compressed":              {method: "POST", header: posted("Content-Encoding", "gzip"), body: "\x1f\x8b", status: 415, code: "BAD_REQUEST"},
		// Bodies.
		"too large":                   {method: "POST", header: posted(), body: `{"query":"` + long + `"}`, status: 413, code: "BAD_REQUEST"},
		"list of operations":          {method: "POST", header: posted(), body: "[" + version + "," + version + "]", status: 400, code: "BAD_REQUEST", contains: "lists of operations"},
		"not JSON":                    {method: "POST", header: posted(), body: `{"query":`, status: 400, code: "BAD_REQUEST"},
		"not JSON, JSON wanted":       {method: "POST", header: posted("Accept", asJSON), body: `{`, status: 400, code: "BAD_REQUEST"},
		"empty body":                  {method: "POST", header: posted(), body: "", status: 400, code: "BAD_REQUEST"},
		"a number":                    {method: "POST", header: posted(), body: "7", status: 400, code: "BAD_REQUEST"},
		"key twice":                   {method: "POST", header: posted(), body: `{"query":"{a}","query":"{ dataset { version } }"}`, status: 400, code: "BAD_REQUEST"},
		"key twice in the variables":  {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","variables":{"a":1,"a":2}}`, status: 400, code: "BAD_REQUEST"},
		"trailing bytes":              {method: "POST", header: posted(), body: version + version, status: 400, code: "BAD_REQUEST"},
		"not UTF-8":                   {method: "POST", header: posted(), body: "{\"query\":\"{ dataset { version } } # \xff\"}", status: 400, code: "BAD_REQUEST"},
		"deep variables":              {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","variables":{"a":` + strings.Repeat("[", 100_000) + `}}`, status: 400, code: "BAD_REQUEST"},
		"no query":                    {method: "POST", header: posted(), body: `{"variables":{}}`, status: 400, code: "BAD_REQUEST"},
		"empty query":                 {method: "POST", header: posted(), body: `{"query":""}`, status: 400, code: "BAD_REQUEST"},
		"query is a number":           {method: "POST", header: posted(), body: `{"query":1}`, status: 400, code: "BAD_REQUEST"},
		"operationName is a list":     {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","operationName":[]}`, status: 400, code: "BAD_REQUEST"},
		"variables are a list":        {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","variables":[]}`, status: 400, code: "BAD_REQUEST"},
		"variables are a text":        {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","variables":"{}"}`, status: 400, code: "BAD_REQUEST"},
		"extensions are a text":       {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","extensions":"x"}`, status: 400, code: "BAD_REQUEST"},
		"all null":                    {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","operationName":null,"variables":null,"extensions":null}`, status: 200},
		"query with escaped keys":     {method: "POST", header: posted(), body: `{"\u0071uery":"{ dataset { version } }"}`, status: 200},
		"a variable":                  {method: "POST", header: posted(), body: `{"query":"query($n: Int!) { prisoners(first: $n) { nodes { id } } }","variables":{"n":1}}`, status: 200, contains: `"nodes":[{"id":"prisoner/`},
		"validation":                  {method: "POST", header: posted(), body: `{"query":"{ prisonr }"}`, status: 400, code: "GRAPHQL_VALIDATION_FAILED"},
		"validation, JSON wanted":     {method: "POST", header: posted("Accept", asJSON), body: `{"query":"{ prisonr }"}`, status: 200, code: "GRAPHQL_VALIDATION_FAILED"},
		"syntax":                      {method: "POST", header: posted(), body: `{"query":"{"}`, status: 400, code: "GRAPHQL_PARSE_FAILED"},
		"coercion":                    {method: "POST", header: posted(), body: `{"query":"query($n: Int!) { prisoners(first: $n) { nodes { id } } }","variables":{"n":"1"}}`, status: 400, code: "BAD_USER_INPUT"},
		"coercion, JSON wanted":       {method: "POST", header: posted("Accept", asJSON), body: `{"query":"query($n: Int!) { prisoners(first: $n) { nodes { id } } }","variables":{"n":"1"}}`, status: 200, code: "BAD_USER_INPUT"},
		"type definition":             {method: "POST", header: posted(), body: `{"query":"type A { b: Int }"}`, status: 400, code: "GRAPHQL_PARSE_FAILED"},
		"two anonymous operations":    {method: "POST", header: posted(), body: `{"query":"{ dataset { version } } { dataset { version } }"}`, status: 400, code: "GRAPHQL_VALIDATION_FAILED"},
		"unknown operation":           {method: "POST", header: posted(), body: `{"query":"query A { dataset { version } }","operationName":"B"}`, status: 400, code: "OPERATION_RESOLUTION_FAILURE"},
		"only white space":            {method: "POST", header: posted(), body: `{"query":"  "}`, status: 400, code: "GRAPHQL_PARSE_FAILED"},
		"operation name of a million": {method: "POST", header: posted(), body: `{"query":"{ dataset { version } }","operationName":"` + long[:200<<10] + `"}`, status: 400, code: "OPERATION_RESOLUTION_FAILURE"},
		// Methods.
		"get":                      {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Accept": asGraphQL}, status: 200, contains: `"version"`},
		"get, nothing wanted":      {method: "GET", path: get("{ dataset { version } }"), status: 200, want: map[string]string{"Content-Type": replyJSON}},
		"get with variables":       {method: "GET", path: get("query($n: Int!) { prisoners(first: $n) { nodes { id } } }") + "&variables=" + url.QueryEscape(`{"n":1}`), status: 200, contains: `"prisoner/`},
		"get, broken variables":    {method: "GET", path: get("{ dataset { version } }") + "&variables=%7B", status: 400, code: "BAD_REQUEST"},
		"get, query twice":         {method: "GET", path: get("{ dataset { version } }") + "&query=x", status: 400, code: "BAD_REQUEST"},
		"get, broken encoding":     {method: "GET", path: "/graphql?query=%zz", status: 400, code: "BAD_REQUEST"},
		"get, not UTF-8":           {method: "GET", path: "/graphql?query=%ff", status: 400, code: "BAD_REQUEST"},
		"get without a query":      {method: "GET", path: "/graphql", status: 400, code: "BAD_REQUEST"},
		"get of a mutation":        {method: "GET", path: get("mutation { a }"), header: map[string]string{"Accept": asGraphQL}, status: 405, code: "OPERATION_RESOLUTION_FAILURE", want: map[string]string{"Allow": "POST"}},
		"get of a named mutation":  {method: "GET", path: get("query A { dataset { version } } mutation B { a }") + "&operationName=B", header: map[string]string{"Accept": asGraphQL}, status: 405, code: "OPERATION_RESOLUTION_FAILURE", want: map[string]string{"Allow": "POST"}},
		"put":                      {method: "PUT", header: posted(), body: version, status: 405, code: "BAD_REQUEST", want: map[string]string{"Allow": allMethods}},
		"delete":                   {method: "DELETE", status: 405, code: "BAD_REQUEST", want: map[string]string{"Allow": allMethods}},
		"two slashes":              {method: "POST", path: "//graphql", header: posted(), body: version, status: 404, want: map[string]string{"Location": ""}},
		"two slashes, get":         {method: "GET", path: "//graphql", status: 404, want: map[string]string{"Location": ""}},
		"post of the page":         {method: "POST", path: "/", status: 405, want: map[string]string{"Allow": "GET, HEAD"}},
		"delete of the schema":     {method: "DELETE", path: "/schema.graphql", status: 405, want: map[string]string{"Allow": "GET, HEAD"}},
		"nothing there":            {method: "GET", path: "/.git/config", status: 404},
		"path that leads upwards":  {method: "GET", path: "/../../etc/passwd", status: 404},
		"the schema":               {method: "GET", path: "/schema.graphql", status: 200, contains: "type Prisoner implements Node", want: map[string]string{"Content-Type": "text/plain; charset=utf-8"}},
		"alive":                    {method: "GET", path: "/healthz", status: 200, contains: "ok"},
		"ready":                    {method: "GET", path: "/readyz", status: 200, contains: "ready"},
		"nothing is cached":        {method: "POST", header: posted(), body: version, status: 200, want: map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}},
		"address that is too long": {method: "GET", path: get("{ dataset { version } } # " + strings.Repeat("x", 80<<10)), status: 431},
		// Other sites.
		"cross-site get":            {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": otherOrigin}, status: 403, code: "FORBIDDEN", want: map[string]string{"Access-Control-Allow-Origin": ""}},
		"cross-site link":           {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403, code: "FORBIDDEN"},
		"cross-site post":           {method: "POST", header: posted("Sec-Fetch-Site", "cross-site", "Origin", otherOrigin), body: version, status: 403, code: "FORBIDDEN"},
		"foreign origin":            {method: "POST", header: posted("Origin", otherOrigin), body: version, status: 403, code: "FORBIDDEN"},
		"null origin":               {method: "POST", header: posted("Origin", "null"), body: version, status: 403, code: "FORBIDDEN", want: map[string]string{"Access-Control-Allow-Origin": ""}},
		"same-origin get":           {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Sec-Fetch-Site": "same-origin"}, status: 200},
		"typed address":             {method: "GET", path: get("{ dataset { version } }"), header: map[string]string{"Sec-Fetch-Site": "none"}, status: 200},
		"allowed origin":            {method: "POST", header: posted("Sec-Fetch-Site", "cross-site", "Origin", "https://friend.example"), body: version, status: 200, want: map[string]string{"Access-Control-Allow-Origin": "https://friend.example"}},
		"preflight, foreign origin": {method: "OPTIONS", header: map[string]string{"Origin": otherOrigin, "Access-Control-Request-Method": "POST"}, status: 204, want: map[string]string{"Access-Control-Allow-Origin": "", "Access-Control-Allow-Methods": "", "Access-Control-Allow-Headers": ""}},
		"preflight, null origin":    {method: "OPTIONS", header: map[string]string{"Origin": "null", "Access-Control-Request-Method": "POST"}, status: 204, want: map[string]string{"Access-Control-Allow-Origin": ""}},
		"preflight, allowed origin": {method: "OPTIONS", header: map[string]string{"Origin": "https://friend.example", "Access-Control-Request-Method": "POST"}, status: 204, want: map[string]string{"Access-Control-Allow-Origin": "https://friend.example", "Access-Control-Allow-Methods": "POST"}},
	} {
		if c.path == "" {
			c.path = "/graphql"
		}
		t.Run(name, func(t *testing.T) { site.check(t, c) })
	}
	site.check(t, call{method: "POST", path: "/graphql", header: posted(), body: version, status: 200, contains: `"version"`})
}

func TestRequestIDs(t *testing.T) {
	site := newSite(t, bundledStore(t), nil)
	for name, test := range map[string]struct {
		given string
		kept  bool
	}{
		"a proxy's":  {"req-1_a.B", true},
		"none":       {"", false},
		"with a tab": {"a\tb", false},
		"with =":     {"a=b", false},
		"too long":   {strings.Repeat("a", 65), false},
	} {
		t.Run(name, func(t *testing.T) {
			response, _ := site.send(t, call{method: "GET", path: "/healthz", header: map[string]string{"X-Request-Id": test.given}})
			got := response.Header.Get("X-Request-Id")
			if (got == test.given) != test.kept || got == "" {
				t.Errorf("giving the request id %q: got %q, want it kept: %t", test.given, got, test.kept)
			}
		})
	}
}
