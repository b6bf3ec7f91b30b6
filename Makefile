# `make` sets up and does the main job; `make test` is everything that CI checks; `make help` lists the rest.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
MANDAT := $(BIN)/mandat

.DEFAULT_GOAL := all
.PHONY: all setup fmt lint types layers check docs docs-check pictures test bless bench wheel clean help

all: setup ## Set up, then validate mandates/, show the calendar of 2025 and make an agenda in out/
	$(MANDAT) validate
	$(MANDAT) calendar 2025
	$(MANDAT) agenda follo --on 2025-01-01 -o out/agenda-follo-2025-1.md
	$(MANDAT) agenda follo --on 2025-01-01 -o out/agenda-follo-2025-1.pdf

setup: $(VENV)/.ready ## Make the virtual environment with everything in it

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

fmt: setup ## Format the code
	$(BIN)/ruff format src tests benchmarks docs
	$(BIN)/ruff check --fix --quiet src tests benchmarks docs

lint: setup ## Style of the code
	$(BIN)/ruff format --check src tests benchmarks docs
	$(BIN)/ruff check src tests benchmarks docs

types: setup ## Types, strictly
	$(BIN)/mypy

layers: setup ## Data flows one way: the import contract
	$(BIN)/lint-imports

check: lint types layers

docs: setup ## Make the generated pages of docs/ anew
	$(BIN)/python -m docs.generate

docs-check: setup ## The generated pages are up to date
	$(BIN)/python -m docs.generate --check

test: check docs-check ## Everything that CI checks
	$(BIN)/pytest
	$(MANDAT) validate --strict
	$(MANDAT) -C examples validate --strict

pictures: setup ## Make the pictures of the README anew; needs pdftoppm
	$(BIN)/python -m docs.pictures

bless: setup ## Accept the golden files as they are now made; read the diff before you commit
	MANDAT_BLESS=1 $(BIN)/pytest tests/golden
	git --no-pager diff --stat -- tests

bench: setup ## Measure the figures; ratios in one run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.planner

wheel: setup ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean: ## Remove what was made
	rm -rf $(VENV) out dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'
