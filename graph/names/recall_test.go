package names

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// pairsFile holds the names of people in two scripts. It is not part of the
// repository; the test that needs it must not pass unseen in CI without it.
const pairsFile = "../../../shared/facts/prisoners.yaml"

type bilingual struct {
	ID     string `yaml:"id"`
	Name   string `yaml:"name"`
	Native string `yaml:"name_native"`
}

func bilingualNames(t testing.TB) []bilingual {
	t.Helper()
	data, err := os.ReadFile(pairsFile)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal(err)
	}
	if err != nil {
		t.Skip(err)
	}
	var facts struct {
		People    []bilingual `yaml:"people"`
		Officials []bilingual `yaml:"officials_index"`
	}
	if err := yaml.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	return append(facts.People, facts.Officials...)
}

// TestRecall asks for every name in its own script among all Latin names, and
// the other way round: candidates through keys, order through the score.
func TestRecall(t *testing.T) {
	people := bilingualNames(t)
	native := func(p bilingual) string { return p.Native }
	latin := func(p bilingual) string { return p.Name }
	t.Run("native text, Latin names", func(t *testing.T) { recall(t, people, native, latin) })
	t.Run("Latin text, native names", func(t *testing.T) { recall(t, people, latin, native) })
}

func recall(t *testing.T, people []bilingual, text, stored func(bilingual) string) {
	asked, first, hits := 0, 0, 0
	for _, p := range people {
		if text(p) == "" || stored(p) == "" {
			continue
		}
		asked++
		best, bestScore, rival := "", 0.0, 0.0
		for _, candidate := range people {
			if !finds(text(p), stored(candidate)) {
				continue
			}
			points, _ := score(text(p), stored(candidate))
			if points > 0 {
				hits++
			}
			if stored(candidate) != stored(p) {
				rival = max(rival, points)
			}
			if points > bestScore {
				best, bestScore = stored(candidate), points
			}
		}
		if best == stored(p) && rival < bestScore {
			first++
			continue
		}
		t.Logf("%q: %q %.4f, wanted %q, rival %.4f", text(p), best, bestScore, stored(p), rival)
	}
	share := float64(first) / float64(asked)
	t.Logf("recall@1 %.4f (%d of %d), %.2f hits a query", share, first, asked, float64(hits)/float64(asked))
	if share < 0.95 {
		t.Errorf("recall@1 %.4f, want at least 0.95", share)
	}
}

// TestMisspelt asks for each surname with one letter left out, and requires
// that its bearer is among the best.
func TestMisspelt(t *testing.T) {
	people := bilingualNames(t)
	random := rand.New(rand.NewPCG(3, 4))
	asked, first := 0, 0
	for _, p := range people {
		fields := strings.Fields(p.Name)
		surname := []rune(fields[len(fields)-1])
		if len(surname) < 5 || strings.Contains(p.Name, "(") || p.Native == "" {
			continue
		}
		left := 1 + random.IntN(len(surname)-2)
		text := string(surname[:left]) + string(surname[left+1:])
		asked++
		best, own := 0.0, 0.0
		for _, candidate := range people {
			if !finds(text, candidate.Native) {
				continue
			}
			points, _ := score(text, candidate.Native)
			best = max(best, points)
			if candidate.ID == p.ID {
				own = points
			}
		}
		if own > 0 && own == best {
			first++
		}
	}
	share := float64(first) / float64(asked)
	t.Logf("recall@1 with a letter left out %.4f (%d of %d)", share, first, asked)
	if share < 0.6 {
		t.Errorf("recall@1 with a letter left out %.4f, want at least 0.6", share)
	}
}
