# Two commands matter: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
PORT ?= 3000
LIMITS ?= on
N ?= 43000,200000
PY := .venv/bin/python
STUDIO_PYTHON ?= .venv-studio/bin/python

.PHONY: help run test check e2e bench bench-search studio models ledger lock clean install install-dev

help: ## This list
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

install:
	@$(PYTHON) tools/bootstrap.py

install-dev:
	@$(PYTHON) tools/bootstrap.py --dev

run: install ## Start the shop on one port (PORT=8080 moves it)
	@PORT=$(PORT) LIMITS=$(LIMITS) exec $(PY) -m luxeverse.supervise

test: install-dev ## Everything a clean clone can prove
	@$(PY) -m tools.check
	@$(PY) -m pytest -n 2 --dist loadgroup -q --durations=15

check: install-dev ## Format, lint, types, contracts, house rules, unit tests: under a minute
	@$(PY) -m tools.check
	@$(PY) -m pytest -q tests/unit tests/properties

e2e: install-dev ## The journeys in Chromium
	@$(PY) -m pytest -q tests/e2e

bench: install-dev ## The budgets, measured
	@$(PY) -m bench

studio: $(STUDIO_PYTHON) ## Render pictures that are missing or out of date (ONLY=slug ROLE=hero HOUSE=luxe PREVIEW=1 JOBS=2)
	@$(STUDIO_PYTHON) -m studio

models: $(STUDIO_PYTHON) ## Export the models of the pieces a viewer shows well
	@$(STUDIO_PYTHON) -m studio.export
	@$(STUDIO_PYTHON) -m studio.phone
	@$(STUDIO_PYTHON) -m studio.far

.venv-studio/bin/python: studio/requirements.txt
	@$(PYTHON) -m venv .venv-studio
	@.venv-studio/bin/pip install -q -r studio/requirements.txt
	@touch $@

bench-search: install-dev ## Relevance and speed of search on rated queries (DATA=folder, N=43000,200000)
	@OPENBLAS_NUM_THREADS=1 $(PY) -m bench.search $(DATA) --sizes "$(N)"

ledger: install-dev ## Which requirement rows have a passing test
	@$(PY) -m tools.ledger

lock: install-dev ## Compile requirements*.in into pinned, hashed files
	@$(PY) -m tools.lock

clean: ## Remove the build, the data and the virtual environment
	@$(PYTHON) tools/clean.py
