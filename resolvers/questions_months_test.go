package resolvers

import (
	"encoding/json"
	"reflect"
	"testing"
)

// Quartiles are those that Cypher's percentileCont gives of the sentences one by one.
func TestMonthsOfSentences(t *testing.T) {
	for _, test := range []struct {
		rows string
		want fields
	}{
		{`[]`, fields{"known": int64(0), "unknown": int64(0), "min": nil, "q1": nil, "median": nil, "q3": nil, "max": nil}},
		{`[[null,3]]`, fields{"known": int64(0), "unknown": int64(3), "min": nil, "q1": nil, "median": nil, "q3": nil, "max": nil}},
		{`[[7,1]]`, fields{"known": int64(1), "unknown": int64(0), "min": 7.0, "q1": 7.0, "median": 7.0, "q3": 7.0, "max": 7.0}},
		// 12 12 12 24 48
		{`[[null,1],[12,3],[24,1],[48,1]]`, fields{"known": int64(5), "unknown": int64(1), "min": 12.0, "q1": 12.0, "median": 12.0, "q3": 24.0, "max": 48.0}},
		// 1 2 3 4
		{`[[1,1],[2,1],[3,1],[4,1],[null,2]]`, fields{"known": int64(4), "unknown": int64(2), "min": 1.0, "q1": 1.75, "median": 2.5, "q3": 3.25, "max": 4.0}},
		{`[[0,1],[10,1]]`, fields{"known": int64(2), "unknown": int64(0), "min": 0.0, "q1": 2.5, "median": 5.0, "q3": 7.5, "max": 10.0}},
	} {
		read, err := readColumn(json.RawMessage(test.rows))
		if err != nil {
			t.Fatal(err)
		}
		if got := monthsOf(read.rows()); !reflect.DeepEqual(got, test.want) {
			t.Errorf("months of %s\n got %v\nwant %v", test.rows, got, test.want)
		}
	}
}
