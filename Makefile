# Each target sets itself up: a virtual environment, locked packages, and for tests and pictures a browser.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site serve test lint sample pictures soak fuzz bench lock clean

site: $(READY)  ## the sample site, into site/
	$(BIN)/matome build

serve: $(READY)  ## the sample site on this machine, built again when inputs change
	$(BIN)/matome serve

test: $(READY) lint  ## everything CI checks
	tests/install-packages.sh
	$(BIN)/pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/actionlint .github/workflows/*.yml templates/scaffold/workflows/*.yml
	$(BIN)/zizmor --quiet --offline --persona auditor .github/workflows templates/scaffold/workflows/*.yml

sample: $(READY)  ## write the sample site's records again from content/sample
	$(BIN)/python -m tests.sample

pictures: site  ## photograph the sample site's main pages into .pictures/
	tests/install-packages.sh
	$(BIN)/python -m tests.browser.pictures
	$(BIN)/python -m tests.browser.guide

soak: $(READY)  ## ten years of a hundred sources that fail, in accelerated time; options in SOAK, as SOAK="--weeks 52"
	nice $(BIN)/python -m tests.soak $(SOAK)

fuzz: $(READY)  ## what reads what others wrote, a minute a target, FUZZ="feed --seconds 600"; and other examples of properties
	-$(BIN)/pip install --quiet --require-hashes --requirement tests/fuzz/requirements.lock
	$(BIN)/python -m tests.fuzz $(FUZZ)
	$(BIN)/pytest -q -n 2 -m hypothesis --hypothesis-seed=random

bench: $(READY)  ## speed and quality, with peers in the same run
	$(BIN)/python -m tests.bench

lock: $(READY)  ## write each requirements.lock again from pyproject.toml: ours, that of make fuzz, and that of new sites
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group test --group bench --group build --generate-hashes --universal \
	  --python-version 3.11 --no-emit-index-url --no-header --output-file requirements.lock
	$(BIN)/uv pip compile --group fuzz --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	  --no-header --output-file tests/fuzz/requirements.lock
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	  --no-header --no-annotate --output-file templates/scaffold/requirements.lock

clean:
	rm -rf site build dist .bench

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Matome needs Python 3.11 or later; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@
