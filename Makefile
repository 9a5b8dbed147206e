# caseflow: what a developer or a newcomer types. `make help` says it in short.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
TEMPLATES := caseflow/templates
# Names that Flask, SQLAlchemy, WTForms, Alembic or pytest call for us.
CALLED_FOR_US := @*.route,@*.errorhandler,@*.before_request,@*.after_request,@*.teardown_*,@*.command,@*.group,@*.user_loader,@*.context_processor,@*.template_*,@event.listens_for,@pytest.*,@given,@validates

export PYTHON

.PHONY: help install run test check bench locks test-set

help:  ## say what each command does
	@echo "caseflow: make …"
	@sed -nE 's/^([a-z]+):.*  ## (.*)/  \1\t\2/p' Makefile | expand -t 12

install:  ## build .venv from the hashed lock file; nothing to do when nothing changed
	@scripts/install run

run: install  ## serve on 127.0.0.1:8000 (PORT=9000 changes it), with a demonstration if there is none
	@$(BIN)/caseflow run --demonstration --port $(PORT)

test: test-set  ## run every test, on SQLite and PostgreSQL, and in Chromium
	@scripts/chromium
	@echo "Running the tests in two processes"
	@$(BIN)/pytest -n 2

check: test-set  ## lint, types, import law, catalogues, dead code, dependencies, security
	@echo "1/9 lint";                   $(BIN)/ruff check --quiet
	@echo "2/9 format";                 $(BIN)/ruff format --quiet --check
	@echo "3/9 types";                  $(BIN)/mypy --strict --no-error-summary
	@echo "4/9 import law";             $(BIN)/lint-imports --no-logo
	@echo "5/9 catalogues";             $(BIN)/python -m caseflow.languages check
	@echo "6/9 dead code";              $(BIN)/vulture caseflow tests benchmarks scripts --min-confidence 80 --ignore-decorators "$(CALLED_FOR_US)"
	@echo "7/9 declared dependencies";  $(BIN)/python scripts/dependencies.py
	@echo "8/9 security";               $(BIN)/bandit --quiet --recursive --severity-level medium caseflow scripts
	@echo "9/9 templates";              $(BIN)/djlint $(TEMPLATES) --profile jinja --lint --quiet
	@echo "All checks passed."

bench: test-set  ## measure the budgets, as ratios to a baseline of the same run
	@$(BIN)/python -m benchmarks

locks:  ## write the lock files anew from setup.cfg (needs uv; only after a change there)
	@scripts/locks

test-set:
	@scripts/install test
