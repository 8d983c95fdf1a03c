package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"time"
)

// mixResult is what mix.js prints. Times are milliseconds.
type mixResult struct {
	Queries                               int
	Answers, Refused, Broken, Late, Wrong int
	PerSecond, BytesPerSecond             float64
	P50, P99, Slowest                     float64
}

// String is the figures for people.
func (r mixResult) String() string {
	return fmt.Sprintf("%d queries in turn: %d answers, %.0f a second, %.1f MB a second; p50 %.1f ms, p99 %.1f ms, slowest %.0f ms\n"+
		"not 2xx %d, broken connections %d, late %d, with errors %d\n",
		r.Queries, r.Answers, r.PerSecond, r.BytesPerSecond/1e6, r.P50, r.P99, r.Slowest, r.Refused, r.Broken, r.Late, r.Wrong)
}

// mix runs autocannon with the queries of the examples and those of this tool.
func mix(ctx context.Context, url string, clients int, duration time.Duration) (mixResult, error) {
	command := exec.CommandContext(ctx, "node", toolFolder+"/mix.js", url, strconv.Itoa(clients), strconv.Itoa(int(duration.Seconds())), exampleFolder, queryFolder)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return mixResult{}, fmt.Errorf("running autocannon: %w", err)
	}
	var result mixResult
	if err := json.Unmarshal(output, &result); err != nil {
		return mixResult{}, fmt.Errorf("reading what autocannon measured: %w", err)
	}
	return result, nil
}
