# caseflow: what a developer or a newcomer types. `make help` says it in short.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

export PYTHON

.PHONY: help install run test check bench locks test-set

help:  ## say what each command does
	@echo "caseflow: make …"
	@sed -nE 's/^([a-z]+):.*  ## (.*)/  \1\t\2/p' Makefile | expand -t 12

install:  ## build .venv from the hashed lock file; nothing to do when nothing changed
	@scripts/install run

run: install  ## serve on 127.0.0.1:8000 (PORT=9000 changes it), with a demonstration if there is none
	@$(BIN)/caseflow run --demonstration --port $(PORT)

# Each process goes through its half in order, so that what a folder furnishes stands once; byte
# code is kept whatever the environment says, for a hundred processes are started.
test: test-set  ## run every test, on SQLite and PostgreSQL, and in Chromium
	@scripts/chromium
	@echo "Running the tests in two processes"
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 2 --dist worksteal

check: test-set  ## lint, format, types, import law, catalogues, dead code, dependencies, security, templates
	@scripts/check

bench: test-set  ## measure the budgets, as ratios to a baseline of the same run
	@$(BIN)/python -m benchmarks

locks:  ## write the lock files anew from setup.cfg (needs uv; only after a change there)
	@scripts/locks

test-set:
	@scripts/install test
