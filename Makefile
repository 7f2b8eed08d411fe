# make run    install, build the library from samples/ if there is none, serve page and API
# make test   install, then run every check and test
# make setup  install only
PYTHON ?= python3
PORT ?= 7860
# Where pip finds the CPU build of torch, if your index serves the CUDA build first (see README).
PIP_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup setup-test run test lint eval clean

setup: $(VENV)/.installed

setup-test: $(VENV)/.installed-test

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新版本：make PYTHON=python3.11 …（Python 3.11 or newer is needed）"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(PIP_ARGS) -c constraints.txt -e '.[test]'
	@touch $@

run: setup
	@test -f "$${ANWEN_HOME:-var}/current" || $(BIN)/python -m index add samples
	@exec $(BIN)/python -m ui --port $(PORT)

lint: setup-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

test: setup-test lint
	@.ci/parts
	$(BIN)/python -m pytest -n auto --maxprocesses 4
	$(BIN)/python -m eval gate

eval: setup
	$(BIN)/python -m eval run --half all

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache
