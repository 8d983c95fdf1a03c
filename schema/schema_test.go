package schema

import "testing"

func TestVocabularyConnects(t *testing.T) {
	v := New()
	if len(v.Kinds) != 23 {
		t.Errorf("kinds: got %d, want 23", len(v.Kinds))
	}
	for _, name := range []string{"charges", "violations", "sentences", "sameAs"} {
		if v.Kind("Prisoner").Relation(name) == nil {
			t.Errorf("Prisoner has no relation %s", name)
		}
	}
	if got := v.KindOf("statute/RU-UK-205.5-2"); got != v.Kind("Statute") {
		t.Errorf("KindOf(statute/…): got %v, want Statute", got)
	}
}
