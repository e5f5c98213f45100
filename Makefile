# The two commands are `make manual` and `make test`; all they need is git, make and Python 3.11.

# The interpreter that .venv is made from, for example PYTHON=python3.12.
PYTHON ?= python3
# The date at which this repository's records are judged, so that they age only when we say so.
AS_OF := 2026-11-22
# STRICT=1 turns each warning of the manual into an error.
STRICT ?=
# How many tests run at once, and what else pytest is told: PYTEST="-k risk".
WORKERS ?= auto
PYTEST ?=
# What the benchmark is told.
BENCH ?=
# What the mutation bench is told: MUTATE="--seed 7 --area risks".
MUTATE ?=
# Catalogues to take translations from: MESSAGES="german.po".
MESSAGES ?=
# How many edits the differential tests make, and which.
STEPS ?= 300
SEED ?= 1
# What else the locking is told: LOCK=--upgrade.
LOCK ?=

SYSTEM_UV := $(shell uv --version >/dev/null 2>&1 && echo uv)
UV := $(or $(SYSTEM_UV),.tools/bin/uv)
BOOTSTRAP := $(filter .tools/%,$(UV))

# Without compiled modules every start of a command costs twice as much.
export UV_COMPILE_BYTECODE := 1
export UV_PYTHON_DOWNLOADS := never
unexport PYTHONDONTWRITEBYTECODE PYTHONHOME PYTHONPATH VIRTUAL_ENV

FIND_PYTHON := $(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Python 3.11 or \
later is needed and this is " + sys.version.split()[0] + ": say make PYTHON=python3.12"); \
print(sys.executable)'

.PHONY: help manual test lint code records staged bench messages mutate differential lock clean

help: ## Say what can be made
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s%s\n", $$1, $$2}'

manual: records ## Check this repository's records and publish the manual to _build/html
	.venv/bin/clausebook build --as-of $(AS_OF) $(if $(STRICT),-W)
	@echo "The manual is _build/html/index.html"

test: .venv/.dev ## Run the tests
	.venv/bin/python -m pytest -n $(WORKERS) $(PYTEST)

lint: code records ## Check the code (style, types, layers) and the records

code: .venv/.dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

records: .venv/.manual
	.venv/bin/clausebook lint --as-of $(AS_OF)

staged: .venv/.manual
	@.venv/bin/clausebook lint --staged --as-of $(AS_OF)

bench: .venv/.dev .venv-bench/.peers ## Time the linter beside check-jsonschema and yamllint
	PATH="$$PWD/.venv/bin:$$PWD/.venv-bench/bin:$$PATH" .venv/bin/python -m tests.bench $(BENCH)

messages: .venv/.dev ## Renew the catalogues of translations, MESSAGES="FILE.po" takes over from others
	.venv/bin/python -m tests.messages $(MESSAGES)

mutate: .venv/.dev ## Break the example in one place at a time and count what the linter finds
	.venv/bin/python -m tests.mutate $(MUTATE)

differential: .venv/.dev ## Edit a project at random: hold remembering lints, and manuals built on, to clean ones
	.venv/bin/python -m tests.differential --steps $(STEPS) --seed $(SEED)
	.venv/bin/python -m tests.differential --steps $(STEPS) --seed $(SEED) --manual

lock: $(BOOTSTRAP) ## Lock the dependencies anew after a change of pyproject.toml
	$(COMPILE) --group dev --extra sphinx --extra pdf --extra lsp --extra xlsx pyproject.toml -o requirements/dev.txt
	$(COMPILE) --group docs --extra sphinx -c requirements/dev.txt pyproject.toml -o requirements/manual.txt
	$(COMPILE) -c requirements/dev.txt pyproject.toml -o requirements/run.txt
	$(COMPILE) --group bench -c requirements/dev.txt -o requirements/bench.txt
	$(COMPILE) --group docs --extra sphinx --resolution lowest-direct pyproject.toml -o requirements/lowest.txt
	echo uv | $(COMPILE) - -o requirements/uv.txt

# Hashes, and no address of a registry: the lock holds wherever the packages come from.
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate $(LOCK)

clean: ## Remove all that was made, environments included
	rm -rf _build dist .venv .venv-bench .tools
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .clausebook_cache
	find linter tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The manual's environment is made from nothing; the developers' adds to it.
.venv/.manual: requirements/manual.txt pyproject.toml | $(BOOTSTRAP)
	@echo "Installing into .venv"
	@python=$$($(FIND_PYTHON)) && $(UV) venv --quiet --clear --no-project --python "$$python" .venv
	@$(UV) pip sync --quiet --python .venv --require-hashes requirements/manual.txt
	@$(UV) pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.manual | $(BOOTSTRAP)
	@echo "Adding the developers' tools"
	@$(UV) pip install --quiet --python .venv --require-hashes -r requirements/dev.txt
	@touch $@

.venv-bench/.peers: requirements/bench.txt .venv/.manual | $(BOOTSTRAP)
	@echo "Installing the peers into .venv-bench"
	@$(UV) venv --quiet --clear --no-project --python .venv .venv-bench
	@$(UV) pip sync --quiet --python .venv-bench --require-hashes requirements/bench.txt
	@touch $@

.tools/bin/uv: requirements/uv.txt
	@echo "Installing uv into .tools"
	@python=$$($(FIND_PYTHON)) && "$$python" -m venv --clear .tools
	@.tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@
