package main

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"habeas/resolvers"
)

// limitFlags makes a flag of each limit of the engine, with its number and its reason.
// flags points to a structure for the command line to fill in; limits reads it.
func limitFlags() (flags any, limits func() (resolvers.Limits, error)) {
	defaults := resolvers.DefaultLimits()
	var fields []reflect.StructField
	for _, limit := range defaults.Table() {
		fields = append(fields, reflect.StructField{
			Name: fieldName(limit.Name),
			Type: reflect.TypeFor[int](),
			Tag: reflect.StructTag(fmt.Sprintf(`name:%q default:"%d" group:"Limits" help:%s`,
				"limit-"+limit.Name, *limit.Value, strconv.Quote(helpText(limit.Reason)))),
		})
	}
	filled := reflect.New(reflect.StructOf(fields))
	return filled.Interface(), func() (resolvers.Limits, error) {
		limits := defaults
		for i, limit := range limits.Table() {
			*limit.Value = int(filled.Elem().Field(i).Int())
			if *limit.Value < 1 {
				return limits, fmt.Errorf("--limit-%s %d: give a number above zero", limit.Name, *limit.Value)
			}
		}
		return limits, nil
	}
}

// fieldName turns root-fields into RootFields.
func fieldName(name string) string {
	var text strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		text.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return text.String()
}

// helpText is a reason as a sentence. A dollar sign would be taken for a variable.
func helpText(reason string) string {
	reason = strings.ReplaceAll(reason, "$", "$$")
	return strings.ToUpper(reason[:1]) + reason[1:] + "."
}
