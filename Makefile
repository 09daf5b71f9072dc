# The doors of the house; every one of them does the set-up it needs by itself.
#
#   make crawl                   crawl the invented province of demo/ (DAY=1 pins its day)
#   make crawl SITE=https://…/   crawl a real site, politely, into an archive of its own under var/real/
#   make test                    every test but the long proofs
#   make check                   lint, types, import contracts, then the tests: what .ci/run calls
#   make bench | prove           the benchmarks | the long proofs
#   make setup | lint | clean    the set-up alone | the checks without tests | away with what set-up made (never var/)

VENV := .venv
BIN  := $(VENV)/bin
PY   := $(BIN)/python
STAMP := $(VENV)/.installed

# The first Python on the path that is new enough.
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))

# A URL is data: taken as typed (no expansion of $), handed to the recipe through its environment.
override SITE := $(value SITE)
export SITE
# The day of the province; unnamed, it is not there at all, and the calendar goes on.
ifdef DAY
override DAY := $(value DAY)
export DAY
else
unexport DAY
endif

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A stranger's packages in front of ours would be a stranger's `models`.
unexport PYTHONPATH PYTHONHOME PIP_USER
# Compiled once, a process of ours starts in two thirds of the time, and tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup installed crawl test check lint bench prove clean

help:
	@sed -n 's/^# \{3\}//p' Makefile

# What was installed is known by its content, not by a time: a checkout, a moved folder and a new lock are told apart.
installed:
	@set -eu; \
	now="$$(cat pyproject.toml requirements.lock | cksum) $$PWD"; \
	if [ "$$now" = "$$(cat $(STAMP) 2>/dev/null)" ] && [ -x $(PY) ]; then exit 0; fi; \
	if ! [ -x $(PY) ] || ! $(PY) -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	  python=; for name in $(PYTHONS); do \
	    if $$name -c '$(NEW_ENOUGH)' 2>/dev/null; then python=$$name; break; fi; done; \
	  [ -n "$$python" ] || { echo "error: Python 3.11 or newer is needed; install one and call make again" >&2; exit 1; }; \
	  rm -rf $(VENV); \
	  $$python -m venv $(VENV) >/dev/null 2>&1 \
	    || { rm -rf $(VENV); command -v uv >/dev/null && uv venv -q --seed --python $$python $(VENV); } \
	    || { rm -rf $(VENV); echo "error: no virtual environment could be made: apt-get install python3-venv" >&2; exit 1; }; \
	fi; \
	echo "set-up: installing what requirements.lock names into $(VENV) (a minute or two, once)"; \
	rm -f $(STAMP); \
	command -v uv >/dev/null && uv pip install -q --compile-bytecode --python $(PY) --require-hashes -r requirements.lock || { \
	  $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null; \
	  $(PY) -m pip install -qq --require-hashes -r requirements.lock; }; \
	{ command -v uv >/dev/null && uv pip install -q --python $(PY) --no-deps --no-build-isolation -e .; } \
	  || $(PY) -m pip install -qq --no-deps --no-build-isolation -e .; \
	echo "$$now" > $(STAMP)

setup: installed
	@$(PY) -m crawler.browser_setup

# Each archive has its own place: these two doors set it themselves, whatever the environment says, so that
# invention and reality never meet. To crawl into another archive, set NIANBAO_DATABASE and call scrapy.
crawl: setup
	@if [ -n "$$SITE" ]; then \
	  NIANBAO_WORLD=real NIANBAO_DATABASE=sqlite:///var/real/archive.db NIANBAO_WARC_DIR=var/real/warc \
	    $(BIN)/scrapy recrawl -- "$$SITE"; \
	else \
	  $(PY) -m demo run $${DAY:+--day "$$DAY"} -- $(BIN)/scrapy crawl reports; \
	fi

test: setup
	@$(PY) -m pytest -n 2

check: lint test

lint: installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	@$(PY) -m bench

# pytest ends with 5 where it found no test: no proof has been written yet, and that is said, not failed.
prove: setup
	@$(PY) -m pytest -m prove || { status=$$?; [ $$status -eq 5 ] && echo "no long proof is written yet" || exit $$status; }

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	find . -name __pycache__ -not -path './var/*' -prune -exec rm -rf {} +
