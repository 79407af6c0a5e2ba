# Everything that a person types here; `make` alone lists it. Rust and the rest: see docs/development.md.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check bench lighthouse chaos fuzz autobahn

# rustup puts cargo here, and a shell that was open before does not know it yet
HOME ?= $(shell getent passwd "$$(id -u)" | cut -d: -f6)
export HOME
PATH ?= /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH := $(PATH):$(HOME)/.cargo/bin

PROFILE ?= dev

help: ## This list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

# `exec` leaves no shell between the terminal and the server, so Ctrl-C and kill reach it.
run: ## Start the helpdesk on http://127.0.0.1:8080 (PROFILE=release for the fast build, ARGS for its arguments)
	@.ci/needs run
	@exec cargo run --locked --profile $(PROFILE) --bin helpdesk -- $(ARGS)

test: e2e/node_modules/.package-lock.json ## Every test: Rust, browser modules, browsers against a real server
	@.ci/test

check: ## Formatting, lints, house rules, licences
	@.ci/needs check
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo test --locked --workspace --test tidy
	@if command -v cargo-deny >/dev/null; then cargo deny --all-features check; \
	else echo 'cargo-deny is not installed: licences and banned crates were checked by tidy, advisories were not.'; fi

BENCH ?= messages
bench: ## Messages a second beside pgbench; BENCH=nodes: how fast two nodes hear each other; BENCH=queue: 100,000 tickets; BENCH=figures: 10 million (ARGS); not part of test
	@.ci/needs run
	cargo build --locked --release -p helpdesk -p helpdesk-bench
	@target/release/$(BENCH) $(ARGS)

lighthouse: ## Lighthouse on entry, tickets, thread and queue of the release build: each at least 95; not part of test
	@.ci/needs test
	cargo build --locked --release -p helpdesk
	npm ci --prefix e2e/lighthouse --no-audit --no-fund
	@HELPDESK_BINARY=$(CURDIR)/target/release/helpdesk npm run --silent --prefix e2e/lighthouse start

fuzz: ## Random input for TARGET (guard, aggregator, client_frame) for SECONDS; needs the nightly compiler
	@fuzz/run "$(TARGET)" $(SECONDS)

autobahn: ## Autobahn's websocket cases 1 to 7 against the product's edge; needs Python 2.7
	@server/frames/autobahn/run

# The release build is what people run; it also leaves the machine to the faults instead of to the harness.
chaos: ## Break a running helpdesk row by row and judge it: ROW=name,… or all, SEED=n SEEDS=n MINUTES=n; TABLE=1 makes the table
	@.ci/needs run
	cargo build --locked --release -p helpdesk -p helpdesk-chaos
	@$(if $(TABLE),target/release/chaos table,target/release/chaos run --row $(or $(ROW),all) \
	  $(if $(SEED),--seed $(SEED)) $(if $(SEEDS),--seeds $(SEEDS)) $(if $(MINUTES),--minutes $(MINUTES)))

.PHONY: needed-for-tests
needed-for-tests:
	@.ci/needs test

# The browser tests' packages, exactly as locked; again only when the lock file changed.
e2e/node_modules/.package-lock.json: e2e/package-lock.json | needed-for-tests
	npm ci --prefix e2e --no-audit --no-fund
	@touch $@
