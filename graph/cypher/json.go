package cypher

import (
	"fmt"
	"habeas/graph/plan"
	"strconv"
)

// appendValue appends a value that the driver gives as JSON, escaped as package plan
// asks.
func appendValue(out []byte, value any) ([]byte, error) {
	switch value := value.(type) {
	case nil:
		return append(out, "null"...), nil
	case string:
		return plan.AppendText(out, value), nil
	case int64:
		return strconv.AppendInt(out, value, 10), nil
	case bool:
		return strconv.AppendBool(out, value), nil
	case []any:
		return appendList(out, value)
	}
	return nil, fmt.Errorf("the store gave a %T, which no plan asks for", value)
}

func appendList(out []byte, list []any) ([]byte, error) {
	out = append(out, '[')
	for i, value := range list {
		if i > 0 {
			out = append(out, ',')
		}
		var err error
		if out, err = appendValue(out, value); err != nil {
			return nil, err
		}
	}
	return append(out, ']'), nil
}
