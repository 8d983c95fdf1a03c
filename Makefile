# `make` lists what can be done.

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
# Go's race detector needs a C compiler. The SQLite engine is C translated to Go: its own
# memory is not for the race detector and the pointer checks, which look at all else.
CC_FOUND := $(shell command -v "$${CC:-gcc}" || command -v clang)
RACE := $(if $(CC_FOUND),-race -gcflags='modernc.org/...=-race=false -d=checkptr=0')

.DEFAULT_GOAL := help
.PHONY: help run build test bench lint check

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: ## build and serve at http://127.0.0.1:8080, with the bundled dataset on first use
	@echo "Building and starting; the first build takes a minute or two."
	@go run ./server

build: ## build the binary ./habeas
	go build -o habeas ./server

test: ## run all tests, with the race detector where there is a C compiler
	go test $(RACE) ./...
	@echo "$(if $(CC_FOUND),Nothing was left out.,Left out: the race detector, which needs a C compiler (gcc or clang).)"

bench: ## run the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

lint: ## check formatting, vet, staticcheck and go.mod
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	go mod tidy -diff

check: lint test ## lint and test: what has to pass before a change is proposed
