PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: run test check bench clean help

help:
	@echo "make run    the whole program with the sample district"
	@echo "make test   the whole suite, a real browser included"
	@echo "make check  linters, missing migrations, deployment checks"
	@echo "make bench  pages as ratios to a minimal Django page"
	@echo "make clean  remove what was built; keeps the data in var/"

.venv/runtime: requirements.txt
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	$(PIP) -r requirements-dev.txt
	@touch $@

run: .venv/runtime
	@$(BIN)/python -m embedded

test: .venv/dev
	@$(BIN)/python -m embedded.browser
	$(BIN)/python -m pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --deploy --fail-level WARNING

bench: .venv/dev
	$(BIN)/python -m bench

clean:
	rm -rf .venv .browser .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
