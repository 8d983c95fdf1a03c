# `make` lists what can be done.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
# Go's race detector needs a C compiler. The SQLite engine is C translated to Go: its own
# memory is not for the race detector and the pointer checks, which look at all else.
CC_FOUND := $(shell command -v "$${CC:-gcc}" || command -v clang)
RACE := $(if $(CC_FOUND),-race -gcflags='modernc.org/...=-race=false -d=checkptr=0')

# A real Neo4j comes from Maven; HABEAS_TEST_NEO4J names one that runs already.
NEO4J_FOUND := $(or $(HABEAS_TEST_NEO4J),$(and $(shell command -v java),$(shell command -v mvn)))

# The scripts of the explorer are built with Node.js 20 or newer; without it the pages are
# read all the same.
ASSETS := server/explorer/assets
NODE_FOUND := $(and $(shell command -v npm),$(shell node -e 'parseInt(process.versions.node) < 20 || console.log("yes")' 2>/dev/null))
SCRIPTS_LEFT_OUT := echo "Left out: the graph picture, GraphiQL and search suggestions$(if $(NODE_FOUND),; their build failed (make assets tells why).,, which are built with Node.js 20 or newer and npm (node, npm).)"

.DEFAULT_GOAL := help
.PHONY: help run build release reproducible assets scripts test test-go test-clients test-scripts test-browser bench bench-neo4j bench-questions fuzz load lint check

help: ## show this list
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

run: scripts ## build and serve at http://127.0.0.1:8080, with the bundled dataset on first use
	@echo "Building and starting; the first build takes a minute or two."
	@go run ./server

build: scripts ## build the binary ./habeas
	go build -o habeas ./server

# What a release is made with: no paths of this machine, no C, the commit stamped in.
RELEASE := CGO_ENABLED=0 go build -trimpath -buildvcs=true -ldflags '-s -w'

release: scripts ## build the binary ./habeas as for a release: small, static, stamped with the commit
	$(RELEASE) -o habeas ./server

assets: $(ASSETS)/dist/manifest.json ## build the scripts of the explorer, which the binary takes in

$(ASSETS)/dist/manifest.json: $(ASSETS)/package-lock.json $(ASSETS)/build.js $(wildcard $(ASSETS)/src/*.* $(ASSETS)/src/*/*)
	cd $(ASSETS) && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build

# The scripts where they can be built, a word where not.
scripts:
	@$(if $(NODE_FOUND),$(MAKE) --silent --no-print-directory assets || )$(SCRIPTS_LEFT_OUT)

# The second build has a cache of its own, so that nothing of the first is taken over.
reproducible: ## build the last commit twice, in two folders, and compare the bytes (some minutes)
	@work=$$(mktemp -d) && trap 'rm -rf "$$work"' EXIT && set -e && \
	for name in first second; do \
		git clone --quiet --no-local . "$$work/$$name/habeas" && (cd "$$work/$$name/habeas" && \
			if [ $$name = second ]; then export GOCACHE="$$work/cache"; fi && $(MAKE) --no-print-directory scripts && $(RELEASE) -o "$$work/$$name.bin" ./server); \
	done && cmp "$$work/first.bin" "$$work/second.bin" && "$$work/first.bin" --version && sha256sum < "$$work/first.bin"

test: test-go test-clients test-scripts test-browser ## run all tests

# The packages with a Neo4j of their own run one after the other: it needs both processors.
test-go: ## run the tests of the Go packages, with the race detector where there is a C compiler
	go test $(RACE) $$(go list ./... | grep -v -e graph/cypher -e server)
	go test $(RACE) -p 1 -timeout 45m ./graph/cypher ./server/...
	@echo "$(if $(CC_FOUND),,Left out: the race detector, which needs a C compiler (gcc or clang). )$(if $(NEO4J_FOUND),,Left out: all tests of Neo4j, which need Java 17 and Maven (java, mvn). )$(if $(and $(CC_FOUND),$(NEO4J_FOUND)),Nothing was left out.)"

test-browser: scripts ## use the explorer with a real browser (Chromium)
	@server/explorer/browser/test.sh

test-scripts: scripts ## test what the scripts of the explorer work out by themselves
	@$(if $(NODE_FOUND),cd $(ASSETS) && npm test --silent,$(SCRIPTS_LEFT_OUT))

test-clients: ## run the clients that others wrote, of Node and Python, against the server
	@server/clients/test.sh

bench: ## run the benchmarks of everything but Neo4j
	go test -run '^$$' -bench . -benchmem $$(go list ./... | grep -v graph/cypher)

bench-neo4j: ## compare reads from Neo4j with the same Cypher written by hand
	go test -run '^$$' -bench . -timeout 60m ./graph/cypher

# Go runs one target of a package at a time; three targets run beside each other. What a
# target finds is kept beside its package, in testdata/fuzz, as a test that fails until
# it is mended.
FUZZTIME := 30s
fuzz: ## run each fuzz target for FUZZTIME (30s)
	@for package in $$(go list ./...); do \
		for target in $$(go test -list '^Fuzz' $$package | grep '^Fuzz' || true); do echo "$$package $$target"; done; \
	done | xargs -P 3 -L 1 sh -ec 'go test -run "^$$" -fuzz "^$$1\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1s -parallel 1 "$$0"'

# Needs Node.js and npm, from which the load tool comes.
DURATION := 60s
load: ## load the server for DURATION (60s), with rude clients among others
	cd server/load && npm ci --silent --no-audit --no-fund
	go run ./server/load -duration $(DURATION)

bench-questions: ## ask the questions of 100,000 generated prisoners, on both engines
	HABEAS_BENCH_PRISONERS=100000 go test -run '^$$' -bench Questions -benchtime 30x -timeout 60m ./resolvers/questiontest

lint: ## check formatting, vet, staticcheck and go.mod
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go mod tidy -diff

check: lint test ## lint and test: what has to pass before a change is proposed
