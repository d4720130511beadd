# Two commands matter: `make run` and `make test`. Everything else is for those who work on recoupe.
PYTHON ?= python3.11
VENV   ?= .venv
BIN    := $(VENV)/bin
SHARED ?= ../shared

.PHONY: run test test-all lint eval eval-all bench pipeline knowledge clean

run: $(VENV)/installed
	$(BIN)/recoupe demo -o out/demo
	@echo "Open $(CURDIR)/out/demo/dossier.html in a browser."

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n 2 -m "not slow"
	$(MAKE) lint
	$(BIN)/python -m eval --check --shared $(SHARED)

test-all: $(VENV)/installed-dev
	$(BIN)/python -m pytest -m slow
	$(BIN)/python -m eval --check --slow --shared $(SHARED)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# scores of every layer; make eval ERRORS=times lists the errors of one
eval: $(VENV)/installed-dev
	$(BIN)/python -m eval --slow --shared $(SHARED) $(if $(ERRORS),--errors $(ERRORS))

bench: $(VENV)/installed-bench
	$(BIN)/python -m bench --shared $(SHARED)

# the shipped French pipeline and the knowledge base, made again from ../shared (about an hour)
pipeline: $(VENV)/installed-dev
	$(BIN)/python -m training.make --shared $(SHARED)

knowledge: $(VENV)/installed-dev
	$(BIN)/python -m training.knowledge.build --shared $(SHARED)

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@ $(VENV)/installed

$(VENV)/installed-bench: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev,bench]"
	@touch $@

clean:
	rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache
