package explorer_test

import (
	"encoding/xml"
	"strings"
	"testing"
)

// graphFile is a GraphML file as its readers see it.
type graphFile struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Nodes []graphThing `xml:"graph>node"`
	Edges []graphThing `xml:"graph>edge"`
}

type graphThing struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	} `xml:"data"`
}

// line is an edge, or a node, with its data in their order.
func (g graphThing) line() string {
	parts := []string{g.ID + g.Source}
	if g.Target != "" {
		parts = append(parts, "to", g.Target)
	}
	for _, data := range g.Data {
		parts = append(parts, data.Key+"="+data.Text)
	}
	return strings.Join(parts, " ")
}

// TestGraphFileSaysHowItIsKnown: each key is declared with its type, and no edge stands
// there as a fact that is an allegation.
func TestGraphFileSaysHowItIsKnown(t *testing.T) {
	known := `"evidence":{"modality":"REPORTED","status":"ACCEPTED","citations":[{"source":"source/s"}]}`
	alleged := `"evidence":{"modality":"ALLEGED","status":"DISPUTED","citations":[{"source":"source/s"}]}`
	e := world(t, strings.Join([]string{`{"node":"Source","id":"source/s","set":{"title":"S"}}`,
		`{"node":"Prisoner","id":"prisoner/p","set":{"name":"P"},` + known + `}`,
		`{"node":"Official","id":"official/o","set":{"name":"O <&\u0001"},` + known + `}`,
		`{"node":"Right","id":"right/liberty","set":{"name":"liberty"},` + known + `}`,
		`{"node":"Violation","id":"violation/p/liberty/x","set":{"modality":"ALLEGED"},` + alleged + `}`,
		`{"edge":"SUFFERED","from":"prisoner/p","to":"violation/p/liberty/x"}`,
		`{"edge":"OF_RIGHT","from":"violation/p/liberty/x","to":"right/liberty"}`,
		`{"edge":"RESPONSIBLE_FOR","from":"official/o","to":"violation/p/liberty/x",` + alleged + `}`}, "\n"))
	for address, wants := range map[string][]string{
		"/official/o?view=graphml": {"official/o to violation/p/liberty/x field=responsibleFor edgeModality=ALLEGED edgeStatus=DISPUTED",
			"official/o kind=Official label=O <&\uFFFD modality=REPORTED status=ACCEPTED", "violation/p/liberty/x kind=Violation label=Alleged violation: liberty (P)"},
		"/violation/p/liberty/x?view=graphml": {"violation/p/liberty/x to official/o field=responsible edgeModality=ALLEGED edgeStatus=DISPUTED"},
		// Whichever end a path begins at, the edge leads from the official.
		"/questions/connections?start=official/o&end=violation/p/liberty/x&view=graphml": {"official/o to violation/p/liberty/x field=RESPONSIBLE_FOR edgeModality=ALLEGED edgeStatus=DISPUTED"},
		"/questions/connections?start=violation/p/liberty/x&end=official/o&view=graphml": {"official/o to violation/p/liberty/x field=RESPONSIBLE_FOR edgeModality=ALLEGED edgeStatus=DISPUTED"},
	} {
		_, body := get(t, e, address, "")
		var read graphFile
		if err := xml.Unmarshal([]byte(body), &read); err != nil {
			t.Fatalf("GET %s: %v in %s", address, err, body)
		}
		domain := map[string]string{}
		for _, key := range read.Keys {
			if key.Name == "" || key.Type != "string" {
				t.Errorf("GET %s: got the key %+v, want a name and a type", address, key)
			}
			domain[key.ID] = key.For
		}
		lines := map[string]bool{}
		for what, things := range map[string][]graphThing{"node": read.Nodes, "edge": read.Edges} {
			for _, thing := range things {
				lines[thing.line()] = true
				for _, data := range thing.Data {
					if domain[data.Key] != what {
						t.Errorf("GET %s: the %s %s has data of the key %q, which is declared for %q", address, what, thing.line(), data.Key, domain[data.Key])
					}
				}
			}
		}
		for _, want := range wants {
			if !lines[want] {
				t.Errorf("GET %s: got %s, want %q", address, body, want)
			}
		}
	}
}
