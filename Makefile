PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --disable-pip-version-check -q

.PHONY: help run upgrade-server test check bench load tasks drill attack wheelhouse clean
.DEFAULT_GOAL := help

help:
	@echo "make run    start everything on and for this one machine (127.0.0.1, PORT=8000; Ctrl-C stops it)"
	@echo "make test   run the tests, those in a browser too"
	@echo "make check  style, formatting, missing migrations, Django's checks for deployment, the files for containers, known holes (sbom.json)"
	@echo "make bench  measure pages, figures, duties and imports of districts up to a million people (SIZE=people JSON=file)"
	@echo "make load   75 users at work before the web as it is run (SIZE=people SECONDS=how long)"
	@echo "make tasks  keys and clicks of an officer's usual tasks, in a running sample (ADDRESS=http://127.0.0.1:8000)"
	@echo "make wheelhouse  fetch what an office without the Internet installs from, into wheelhouse/ (docs/installation.md)"
	@echo "make drill  really kill, hang, fill and restore, and compare with docs/reliability.md (ONLY=words of a fault)"
	@echo "make upgrade-server  take data of an older PostgreSQL over into ours (OLD=folder of its programs)"
	@echo "make attack  hostile files, half-open connections, floods, methods, hosts, paths, against a program of its own (ONLY=)"
	@echo "make clean  remove what was installed or built here; the data in var/ stays"

run: $(VENV)/.runtime
	@$(BIN)/python -m embedded

# One worker more than the two processors of our measure: now and then each waits for a browser or a child.
test: $(VENV)/.dev
	@$(BIN)/python -m embedded.browser
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# On data of its own that is thrown away, so that var/ may be in use, or not there yet.
check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/compose-lint check --config deploy/compose-lint.yml --strict-config --fail-on low --skip-suppressed \
		--no-env --no-merge-overrides --quiet docker-compose.yml
	$(BIN)/hadolint Dockerfile
	@sh deploy/verify-units.sh
	$(BIN)/python -m pytest tests/deploy --ignore tests/deploy/test_migrate.py
	@folder=$$(mktemp -d) && trap "rm -rf $$folder" EXIT && export CADRE_VAR=$$folder && set -ex && \
	$(BIN)/python manage.py makemigrations --check --dry-run && \
	$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python -m tests.deploy.dependencies sbom.json

bench: $(VENV)/.dev
	@$(BIN)/python -m bench.rows
	@$(BIN)/python -m bench $(if $(SIZE),--size $(SIZE) --imported) $(if $(JSON),--json $(JSON))

load: $(VENV)/.dev
	@$(BIN)/python -m bench.load $(if $(SIZE),--size $(SIZE)) $(if $(SECONDS),--seconds $(SECONDS))

tasks: $(VENV)/.dev
	@$(BIN)/python -m embedded.browser
	@$(BIN)/python -m bench.tasks $(ADDRESS)

# Every line, also what only another release of Python wants; each file is compared with its hash.
WHEELS ?= --platform manylinux2014_x86_64 --platform manylinux_2_28_x86_64 --python-version 3.11
wheelhouse: $(VENV)/.runtime
	mkdir -p $@ && sed 's/;.*\\/\\/' requirements.lock > $@/every.lock
	$(BIN)/pip download --disable-pip-version-check -q --no-deps --require-hashes --only-binary :all: $(WHEELS) -r $@/every.lock -d $@

# OLD is the folder of the older programs, where no earlier start copied them beside the data.
upgrade-server: $(VENV)/.runtime
	@$(BIN)/python -m embedded.upgrade $(OLD)

drill: $(VENV)/.dev
	@$(BIN)/python -m drill $(if $(ONLY),--only "$(ONLY)")

attack: $(VENV)/.dev
	@$(BIN)/python -m attack $(if $(ONLY),--only "$(ONLY)")

clean:
	rm -rf $(VENV) wheelhouse sbom.json .browser .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên.")'
	$(PYTHON) -m venv $(VENV)
# Compiled is what is read, when it is first read.
	$(PIP) --no-compile -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PIP) -r requirements-dev.txt
	@touch $@
