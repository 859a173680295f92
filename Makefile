# Three commands need nothing but Python 3.11+, make and the package index:
#   make demo    installs, reads the bundled reports, shows the ledger
#   make test    installs, checks style and types, runs every test
#   make bench   installs, prints the benchmark tables
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:
.DEFAULT_GOAL := help
.PHONY: help browser database demo test check style bench lock install clean llama

help:            ## Show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

$(VENV)/.runtime: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Concordant needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Concordant needs into $(VENV)…" >&2
	@$(PIP) -r requirements.lock
	@# The source folder itself is put on the path: a change counts at once, and nothing is built.
	@$(BIN)/python -c 'import pathlib, sysconfig; (pathlib.Path(sysconfig.get_path("purelib")) / "concordant.pth").write_text("$(CURDIR)/src\n")'
	@printf '#!%s\nfrom concordant.interfaces.cli.main import main\n\nmain()\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/concordant
	@chmod +x $(BIN)/concordant
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements-ftm.lock $(VENV)/.runtime
	@echo "Installing what its tests need…" >&2
	@$(PIP) -r requirements-dev.lock
	@$(PIP) --no-deps -r requirements-ftm.lock
	@touch $@

install: $(VENV)/.dev ## Set up the development environment in .venv

demo: $(VENV)/.runtime ## Read the bundled reports and show the ledger
	@$(BIN)/concordant demo

check: style ## Style, types, knowledge
	@$(BIN)/concordant check

style: $(VENV)/.dev
	@# Whose module an import is depends on which files exist, which a cache does not see.
	@$(BIN)/ruff check --no-cache src tests benchmarks training
	@$(BIN)/ruff format --check src tests benchmarks training
	@$(BIN)/mypy

# The browser in which pages are tested; where it cannot be installed those tests say so and are skipped.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  { command -v apt-get >/dev/null && test "$$(id -u)" = 0 && \
	    { echo "Installing the browser that pages are tested in…" >&2; apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null; } || \
	  echo "There is no Chromium here: tests in a browser are skipped (apt-get install chromium)" >&2

# The server on which ledgers are tested; where it cannot be installed those tests say so and are skipped.
database:
	@ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || \
	  { command -v apt-get >/dev/null && test "$$(id -u)" = 0 && \
	    { echo "Installing the database server that ledgers are tested on…" >&2; apt-get update -qq && apt-get install -y -qq postgresql; } >/dev/null; } || \
	  echo "There is no PostgreSQL server here: tests on one are skipped (apt-get install postgresql)" >&2

# The tests prove the knowledge too.
test: style browser database ## Everything that must hold before a change lands
	@$(BIN)/python -m pytest -n 2

llama: $(VENV)/.dev ## Try the language model's reader on a real llama.cpp server, installed for it
	@test -x .llama/bin/python || $(PYTHON) -m venv .llama
	@.llama/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: gguf xllamacpp
	@CONCORDANT_LLAMA=.llama/bin/python $(BIN)/python -m pytest tests/readers/test_llama.py

bench: $(VENV)/.dev ## Print the benchmark tables
	@$(BIN)/python -m benchmarks

lock: $(VENV)/.dev ## Pin every dependency again, with hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-emit-index-url --upgrade pyproject.toml -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-emit-index-url --upgrade --group dev -c requirements.lock -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: --no-emit-index-url --upgrade --group ftm -c requirements.lock -c requirements-dev.lock -o requirements-ftm.lock

clean:           ## Remove what the targets made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache demo
