package resolvers

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
)

// pageOf asks for one page of prisoners and gives its ids and what it says of itself.
type pageOf struct {
	Prisoners struct {
		Edges []struct {
			Cursor string
			Node   struct{ ID string }
		}
		PageInfo struct {
			HasNextPage, HasPreviousPage bool
			StartCursor, EndCursor       *string
		}
		TotalCount int
	}
}

func askPage(t *testing.T, engine *Engine, arguments string) pageOf {
	t.Helper()
	query := `{prisoners` + arguments + `{totalCount pageInfo{hasNextPage hasPreviousPage startCursor endCursor} edges{cursor node{id}}}}`
	result := engine.Execute(context.Background(), Request{Query: query})
	var page pageOf
	if err := json.Unmarshal(decode(t, result).Data, &page); err != nil {
		t.Fatalf("%s: %s", query, result.Body)
	}
	return page
}

// TestPagesMeet walks a list forwards and backwards, two at a time, in several orders:
// the pages must make up the whole list.
func TestPagesMeet(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	for _, order := range []string{``, `orderBy:[{name:DESC}] `, `orderBy:[{arrestedOn:ASC},{name:DESC}] `, `orderBy:[{id:DESC}] `} {
		whole := askPage(t, engine, `(`+order+`first:100)`)
		for _, backward := range []bool{false, true} {
			var seen []string
			bound := ""
			for range whole.Prisoners.TotalCount + 1 {
				size, direction := "first:2", " after:"
				if backward {
					size, direction = "last:2", " before:"
				}
				if bound != "" {
					size += direction + bound
				}
				page := askPage(t, engine, `(`+order+size+`)`).Prisoners
				var ids []string
				for _, edge := range page.Edges {
					ids = append(ids, edge.Node.ID)
				}
				if backward {
					seen = append(ids, seen...)
				} else {
					seen = append(seen, ids...)
				}
				if page.PageInfo.EndCursor == nil || !backward && !page.PageInfo.HasNextPage || backward && !page.PageInfo.HasPreviousPage {
					break
				}
				bound = `"` + *page.PageInfo.EndCursor + `"`
				if backward {
					bound = `"` + *page.PageInfo.StartCursor + `"`
				}
			}
			if got, want := strings.Join(seen, " "), strings.Join(allIDs(whole), " "); got != want {
				t.Errorf("%q backward %t:\n got %s\nwant %s", order, backward, got, want)
			}
		}
	}
}

func allIDs(page pageOf) (ids []string) {
	for _, edge := range page.Prisoners.Edges {
		ids = append(ids, edge.Node.ID)
	}
	return ids
}

// TestAlteredCursors changes each character of a cursor: every one is refused.
func TestAlteredCursors(t *testing.T) {
	cursor := testCursor("prisoners", nil, []string{"prisoner/кукуз"})
	mark := signature("prisoners", nil)
	if keys, failed := decodeCursor(cursor, mark, keyCount{1, 1}); failed != nil || keys[0] != "prisoner/кукуз" {
		t.Fatalf("the cursor itself: got %v, %v", keys, failed)
	}
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ \n"
	for i := range cursor {
		for _, other := range alphabet {
			if byte(other) == cursor[i] {
				continue
			}
			altered := cursor[:i] + string(other) + cursor[i+1:]
			if _, failed := decodeCursor(altered, mark, keyCount{1, 1}); failed == nil {
				t.Fatalf("character %d as %q: the cursor is accepted", i, other)
			}
		}
		for _, altered := range []string{cursor[:i], cursor[:i] + cursor[i+1:], cursor[:i] + "\n" + cursor[i:], cursor[:i] + "A" + cursor[i:]} {
			if _, failed := decodeCursor(altered, mark, keyCount{1, 1}); failed == nil {
				t.Fatalf("around character %d: %q is accepted", i, altered)
			}
		}
	}
}

// TestForeignCursors uses cursors where they do not belong.
func TestForeignCursors(t *testing.T) {
	engine, _, _ := newSmallEngine(t, Options{})
	byID := *askPage(t, engine, `(first:1)`).Prisoners.PageInfo.EndCursor
	byName := *askPage(t, engine, `(first:1 orderBy:[{name:ASC}])`).Prisoners.PageInfo.EndCursor
	tests := []struct{ name, query string }{
		{"another order", `{prisoners(orderBy:[{name:ASC}] after:"` + byID + `"){totalCount}}`},
		{"another direction", `{prisoners(orderBy:[{name:DESC}] after:"` + byName + `"){totalCount}}`},
		{"no order", `{prisoners(before:"` + byName + `"){totalCount}}`},
		{"another list", `{officials(after:"` + byID + `"){totalCount}}`},
		{"a relation", `{groups{nodes{prisoners(after:"` + byID + `"){totalCount}}}}`},
		{"a list of facts", `{sources{nodes{facts(after:"` + byID + `"){totalCount}}}}`},
		{"no cursor at all", `{prisoners(after:"1"){totalCount}}`},
		{"an empty cursor", `{prisoners(after:""){totalCount}}`},
		{"padding", `{prisoners(after:"` + byID + `="){totalCount}}`},
		{"too long", `{prisoners(after:"` + strings.Repeat("A", longestCursor+1) + `"){totalCount}}`},
	}
	for _, test := range tests {
		checkRefused(t, test.name, engine.Execute(context.Background(), Request{Query: test.query}), codeInput)
	}
	asWritten := engine.Execute(context.Background(), Request{Query: `{prisoners(orderBy:[{id:ASC}] after:"` + byID + `" where:{name:{contains:"a"}}){totalCount}}`})
	if asWritten.Code != "" {
		t.Errorf("the same order in other words, with a filter: got %s", asWritten.Body)
	}
}

func FuzzCursor(f *testing.F) {
	mark := signature("prisoners", nil)
	f.Add(testCursor("prisoners", nil, []string{"prisoner/a"}))
	f.Add("AQ")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		keys, failed := decodeCursor(text, mark, keyCount{1, 3})
		if failed != nil {
			return
		}
		raw, err := cursorEncoding.DecodeString(text)
		if err != nil {
			t.Fatalf("%q is accepted and does not decode: %v", text, err)
		}
		again := strings.Trim(string(appendCursor(nil, mark, raw[cursorHead:len(raw)-cursorChecksum])), `"`)
		if again != text {
			t.Errorf("%q is accepted for %q, whose cursor is %q", text, keys, again)
		}
	})
}
