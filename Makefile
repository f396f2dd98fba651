# Pamong. The two commands that matter: make run, make test.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

CARGO := scripts/cargo.sh
CHECKED := scripts/checked.sh
CACHE := $(or $(PAMONG_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/pamong)
export CARGO_TARGET_DIR ?= $(CACHE)/target
export PATH := $(CACHE)/tools/bin:$(PATH)
PAMONG := $(CARGO_TARGET_DIR)/release/pamong

export PAMONG_VAR ?= $(CURDIR)/var
export PAMONG_WEB_ROOT ?= $(CURDIR)/frontend/dist

.PHONY: help run demo test check openapi fmt build test-rust test-frontend test-e2e bench bench-documents bench-letters bench-permits

help: ## lists the commands
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: build ## builds what changed and serves http://localhost:8080 (SQLite and files in ./var)
	@if [ -f "$(PAMONG_VAR)/demo-accounts.json" ]; then echo "· demo accounts: $(PAMONG_VAR)/demo-accounts.json"; \
	else echo "· the first administrator's password: $(PAMONG_VAR)/first-start.json (written at the first start)"; fi
	@echo "· http://$${PAMONG_LISTEN:-localhost:8080}"
	@mkdir -p "$(PAMONG_VAR)" && exec "$(PAMONG)" serve

demo: build ## fills ./var with two simulated months of office work
	@mkdir -p "$(PAMONG_VAR)" && "$(PAMONG)" demo
	@echo "· accounts: $(PAMONG_VAR)/demo-accounts.json. Now: make run"

build:
	@scripts/setup.sh
	@scripts/frontend.sh build
	@echo "· building the server"
	@$(CARGO) build --quiet --locked --release -p pamong

test: ## every test: Rust on SQLite and PostgreSQL, components, browser
	@scripts/setup.sh test
	@scripts/pdf-tools.sh
	@$(MAKE) test-rust
	@$(MAKE) test-frontend
	@$(MAKE) test-e2e

test-rust:
	@echo "· Rust tests, SQLite"
	@PAMONG_TEST_DB=sqlite $(CHECKED) test --quiet --locked --workspace
	@echo "· Rust tests, PostgreSQL"
	@PAMONG_TEST_DB=postgres scripts/api-tests.sh --quiet

test-frontend:
	@scripts/frontend.sh deps
	@echo "· component tests"
	@npm --prefix frontend run --silent unit

test-e2e:
	@scripts/frontend.sh build
	@$(CHECKED) build --quiet --locked --workspace --all-targets
	@scripts/e2e.sh

bench-documents: ## how fast letters are rendered and signed, beside WeasyPrint (builds for release)
	@scripts/bench-documents.sh

bench-letters: ## how many letters a second, beside what the machine allows (builds for release)
	@scripts/setup.sh test
	@scripts/bench.sh letters

bench-permits: ## how many applications a second, beside what the machine allows (builds for release)
	@scripts/setup.sh test
	@scripts/bench.sh permits

bench: bench-documents bench-letters bench-permits ## all benchmarks, one after the other

check: ## format, house rules, licences, types, lints: cheapest first
	@scripts/setup.sh
	@echo "· format"
	@cargo fmt --all --check
	@echo "· house rules"
	@scripts/house.sh
	@scripts/tools.sh
	@echo "· unused dependencies"
	@cargo machete >/dev/null || { cargo machete; exit 1; }
	@echo "· licences and sources"
	@cargo deny --log-level error check bans licenses sources
	@node scripts/licences.mjs
	@scripts/frontend.sh build
	@echo "· web pages: types, lint, unused code, sizes"
	@npm --prefix frontend run --silent check
	@echo "· compiler and clippy"
	@$(CHECKED) build --quiet --locked --workspace --all-targets
	@echo "· openapi.yaml"
	@scripts/openapi.sh --check

openapi: ## writes openapi.yaml and the SPA's types from the server's code
	@scripts/frontend.sh deps
	@scripts/openapi.sh

fmt: ## formats everything
	@cargo fmt --all
	@scripts/frontend.sh deps
	@npm --prefix frontend run --silent format
