package resolvers

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"strings"

	"habeas/graph/plan"
)

// A cursor is the base64url text, without padding, of
//
//	version (1 byte) | signature (4) | order keys as JSON | checksum (4)
//
// The signature says to which list and order the cursor belongs. The checksum is a
// CRC-32C, which finds every change of one character. Neither is a secret: a forged
// cursor can only ask for another page of what the caller may read anyway. The order
// keys are the same on every engine, and so are the cursors.
const (
	cursorVersion  = 1
	cursorHead     = 5
	cursorChecksum = 4
	// longestCursor bounds what is decoded: a title and an id fit many times.
	longestCursor = 16 << 10
)

var (
	castagnoli     = crc32.MakeTable(crc32.Castagnoli)
	cursorEncoding = base64.RawURLEncoding.Strict()
)

// keyCount is how many order keys a cursor may have.
type keyCount struct{ least, most int }

// factKeys is for lists of facts: node, relation, other, key.
var factKeys = keyCount{4, 4}

// cursorKeys is for a list with an order: one key for each term, the id, and, with a
// relation, the edge's key. Where the id is a term, it need not stand twice.
func cursorKeys(terms []plan.Term, relation bool) keyCount {
	count := keyCount{len(terms) + 1, len(terms) + 1}
	if ordered(terms, nil) {
		count.least--
	}
	if relation {
		count.least++
		count.most++
	}
	return count
}

// signature identifies a list and its order.
func signature(list string, terms []plan.Term) uint32 {
	var text strings.Builder
	text.WriteString(list)
	for _, term := range terms {
		direction := " ascending"
		if term.Descending {
			direction = " descending"
		}
		name := "id"
		if term.Field != nil {
			name = term.Field.Name
		}
		text.WriteString("\n" + name + direction)
	}
	return crc32.ChecksumIEEE([]byte(text.String()))
}

// appendCursor writes a cursor as JSON. keys are the order keys as the store wrote
// them.
func appendCursor(out []byte, signature uint32, keys []byte) []byte {
	raw := make([]byte, 0, cursorHead+len(keys)+cursorChecksum)
	raw = append(raw, cursorVersion)
	raw = binary.BigEndian.AppendUint32(raw, signature)
	raw = append(raw, keys...)
	raw = binary.BigEndian.AppendUint32(raw, crc32.Checksum(raw, castagnoli))
	out = append(out, '"')
	out = cursorEncoding.AppendEncode(out, raw)
	return append(out, '"')
}

// decodeCursor gives the order keys of a cursor of a list.
func decodeCursor(cursor string, signature uint32, keys keyCount) ([]string, *failure) {
	broken := refuse(codeInput, "This is not a cursor of ours: use it exactly as it was given.")
	if len(cursor) > longestCursor {
		return nil, broken
	}
	// The decoder passes over line breaks, which are no part of a cursor.
	raw, err := cursorEncoding.DecodeString(cursor)
	if err != nil || len(raw) < cursorHead+cursorChecksum || cursorEncoding.EncodedLen(len(raw)) != len(cursor) {
		return nil, broken
	}
	body, sum := raw[:len(raw)-cursorChecksum], raw[len(raw)-cursorChecksum:]
	if crc32.Checksum(body, castagnoli) != binary.BigEndian.Uint32(sum) || body[0] != cursorVersion {
		return nil, broken
	}
	if binary.BigEndian.Uint32(body[1:cursorHead]) != signature {
		return nil, refuse(codeInput, "The cursor is of another list or another order.")
	}
	var values []string
	if err := json.Unmarshal(body[cursorHead:], &values); err != nil || len(values) < keys.least || len(values) > keys.most {
		return nil, broken
	}
	return values, nil
}
