package graphtest

import (
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"
)

// randomPlans is how many made-up plans an engine and the oracle are compared on.
const randomPlans = 300

// random compares an engine with the oracle on made-up plans over made-up worlds. The
// environment variable HABEAS_SEED gives the seed; without it each run has another.
func (s *suite) random(t *testing.T) {
	seed := randomSeed(t)
	t.Logf("HABEAS_SEED=%d", seed)
	world := RandomWorld(s.vocabulary, seed, 150)
	store, oracle := s.loaded(t, world)
	for i := range uint64(randomPlans) {
		p := RandomPlan(s.vocabulary, world, seed*randomPlans+i, PlanOptions{})
		t.Run(fmt.Sprintf("plan %d of HABEAS_SEED=%d", i, seed), func(t *testing.T) {
			Compare(t, store, oracle, p)
			mustRead(t, oracle, p)
		})
	}
}

func randomSeed(t *testing.T) uint64 {
	text := os.Getenv("HABEAS_SEED")
	if text == "" {
		return uint64(time.Now().UnixNano()) % 1_000_000
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("HABEAS_SEED: %v", err)
	}
	return seed
}
