# Everything is installed into .venv from requirements.txt, where each package stands with its version and hashes.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: build test cases lint format lock clean

build: .venv/installed  ## The main job: seeds/ to datasets/ and schemas/, with a summary
	$(BIN)/figures build

test: .venv/installed  ## All tests, and the examples in the package's docstrings
	$(BIN)/python -m pytest

cases: .venv/installed  ## Sort the labelled sentences anew: found, no claims, known failures
	$(BIN)/python -m tests.sort_cases

lint: .venv/installed  ## Style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --pythonpath $(BIN)/python

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/installed  ## Choose the versions anew, for every Python from 3.11 on and every system
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --extra extract --extra test --extra dev \
		--upgrade pyproject.toml --output-file requirements.txt

clean:
	rm -rf .venv dist build

.venv/installed: requirements.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer is on the path; name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
