package seed

import (
	"fmt"

	"habeas/schema"
)

// checkID checks the form of an id, `<kind>/<slug>`: the slug holds letters and digits
// of ASCII and - . / + _ only, so that no two ids look alike. A nil kind is any.
func checkID(v *schema.Vocabulary, id string, kind *schema.Kind) error {
	found := v.KindOf(id)
	switch {
	case found == nil:
		return fmt.Errorf("%q is not an id: an id is a kind and a slug, such as prisoner/kuku-emir-usein", cut(id))
	case kind != nil && found != kind:
		return fmt.Errorf("id %q is not that of a %s: it has to begin with %s/", cut(id), kind.Name, kind.Slug())
	}
	for i, r := range id {
		if !slugRune(r) {
			return fmt.Errorf("id %q holds %q at byte %d: letters, digits and - . / + _ are allowed", cut(id), r, i+1)
		}
	}
	return nil
}

func slugRune(r rune) bool {
	switch r {
	case '-', '.', '/', '+', '_':
		return true
	}
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}
