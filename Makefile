# Every command of the project; `make` alone lists them. Nothing is installed outside this folder,
# except, for root on Debian, python3-venv (make run) and chromium (make test).

PYTHON3 ?= python3
PYTHON := .venv/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check
NPM := npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
BUNDLE := node_modules/plotly.js-basic-dist-min/plotly-basic.min.js
CHROMIUMS := chromium chromium-browser google-chrome google-chrome-stable
WITH_NODE := PATH="$(CURDIR)/.venv/bin:$$PATH"
# All that is served is made of these; when one is newer, what was packed is looked through again.
SHOWN := $(wildcard pyproject.toml components/*.py data/*.py data/*.toml data/*/*.toml \
	data/wording/* data/wording/*/*.toml data/atlas/*.json data/atlas/views/*.json \
	assets assets/*.* assets/plates assets/plates/* assets/plates/masks assets/plates/masks/*) $(wildcard $(BUNDLE))

.DEFAULT_GOAL := help
.PHONY: help run test site atlas bench clean bundle chromium

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' Makefile

run: build/packed/ready ## install what is missing, serve on 127.0.0.1:8050 (PORT, HOST)
	@exec $(PYTHON) app.py

test: node_modules/typescript/package.json chromium ## install what tests need, run everything
	@echo "ruff" && $(PYTHON) -m ruff check --quiet . && $(PYTHON) -m ruff format --quiet --check .
	@echo "mypy" && $(PYTHON) -m mypy
	@echo "imports" && $(PYTHON) -c "from importlinter.cli import lint_imports_command as main; main()"
	@echo "tsc" && $(WITH_NODE) node_modules/.bin/tsc --noEmit --strict --project tsconfig.json
	@echo "node" && $(WITH_NODE) node --test --test-reporter=dot tests/script/*.test.js
	@echo "pytest" && $(PYTHON) -m pytest --numprocesses auto

site: .venv/ready-to-run bundle ## write build/site/ and the single file build/sciatic-explorer.html
	@$(PYTHON) -m components.freeze

atlas: build/atlas-venv/ready ## rebuild geometry and plates from pinned mesh packages (slow)
	@build/atlas-venv/bin/python -m data.atlas.pipeline

bench: node_modules/typescript/package.json chromium build/packed/ready ## measure the budgets
	@$(PYTHON) -m tests.bench

clean: ## remove everything that these commands made
	rm -rf build .venv node_modules

# Compressed once, as well as can be. Only what changed is compressed again.
build/packed/ready: .venv/ready-to-run $(SHOWN) | bundle
	@echo "Packing what is served"
	@$(PYTHON) -m components.packing >/dev/null
	@mkdir -p build/packed && touch $@

# Python's environment. On a bare Debian `python3 -m venv` fails until python3-venv is there.
.venv/made:
	@$(PYTHON3) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sciatic Explorer needs Python 3.11 or newer (PYTHON3=... names another)."; exit 1; }
	@if ! $(PYTHON3) -m venv .venv >/dev/null 2>&1; then \
		install="apt-get install -y python3-venv"; \
		if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
			echo "Python cannot make its environment yet. Run this once, then try again:"; \
			echo "  $$install"; exit 1; \
		fi; \
		echo "Installing python3-venv"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$install -qq >/dev/null \
			&& $(PYTHON3) -m venv .venv; \
	fi
	@touch $@

.venv/ready-to-run: requirements.txt | .venv/made
	@echo "Installing Dash and Plotly"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/ready-to-test: requirements.txt requirements-dev.txt | .venv/made
	@echo "Installing what the tests need"
	@$(PIP) -r requirements-dev.txt
	@touch $@ .venv/ready-to-run

# Plotly's small bundle spares the browser two thirds of the download. Without npm, or when npm
# fails, the app serves the bundle that came with Dash; a failure is not tried again at each start.
bundle:
	@if [ -f $(BUNDLE) ] && [ ! package-lock.json -nt $(BUNDLE) ]; then exit 0; fi; \
	if [ -f .venv/npm-failed ] && [ ! package-lock.json -nt .venv/npm-failed ]; then exit 0; fi; \
	command -v npm >/dev/null || exit 0; \
	echo "Installing Plotly's small bundle"; \
	if $(NPM) --omit=dev --fetch-retries=0 --fetch-timeout=60000 >/dev/null 2>&1 && touch $(BUNDLE); \
	then rm -f .venv/npm-failed; \
	else touch .venv/npm-failed; echo "npm could not; going on with the bundle that came with Dash"; \
	fi

node_modules/typescript/package.json: package-lock.json | .venv/ready-to-test
	@echo "Installing Plotly's small bundle, axe and TypeScript"
	@$(WITH_NODE) $(NPM)
	@touch $@ $(BUNDLE)

# The browser of the tests: $CHROMIUM, else one on the PATH, else Debian's, with one plain font.
chromium:
	@if [ -n "$$CHROMIUM" ]; then \
		command -v "$$CHROMIUM" >/dev/null && exit 0; echo "CHROMIUM names no program: $$CHROMIUM"; exit 1; \
	fi; \
	for name in $(CHROMIUMS); do command -v $$name >/dev/null && exit 0; done; \
	install="apt-get install -y --no-install-recommends chromium fonts-dejavu-core"; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "The tests need Chromium. Run this once, or name one in CHROMIUM, then try again:"; \
		echo "  $$install"; exit 1; \
	fi; \
	echo "Installing Chromium"; \
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$install -qq >/dev/null

# requirements-atlas.txt is the whole pinned list, so that nothing (torch, say) is drawn in unasked.
build/atlas-venv/ready: requirements-atlas.txt | .venv/made
	@echo "Installing the mesh packages"
	@$(PYTHON3) -m venv build/atlas-venv
	@build/atlas-venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
		-r requirements-atlas.txt
	@touch $@
