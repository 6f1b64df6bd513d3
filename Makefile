# Two commands: `make demo` opens the demo lot, `make test` runs the suite. Both make their environment in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2

.PHONY: demo test lint security bench translations clean

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Inspector needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

demo: $(VENV)/.installed
	$(BIN)/inspector demo

test: $(VENV)/.installed-dev
	QT_QPA_PLATFORM=offscreen OMP_NUM_THREADS=1 $(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# The dependencies are checked where a database of known faults can be reached; otherwise that is said.
security: $(VENV)/.installed-dev
	$(BIN)/bandit -q -c pyproject.toml -r inspector_app
	$(BIN)/python packaging/audit_dependencies.py

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks

translations: $(VENV)/.installed-dev
	$(BIN)/python packaging/translations.py

clean:
	rm -rf $(VENV) build dist
