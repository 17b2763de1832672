# One entrance for people and machines. `make` alone shows what there is.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
APPS := toegang huishoudens plannen triage backoffice monitoring
# How many test processes; two fits the smallest machine that builds this.
WERKERS ?= 2

.PHONY: help venv ontwikkel demo test lint browser opmaak lock

help: ## What you can do here
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 18

venv: .venv/.basis ## Install what the product needs, and only that
	@true

ontwikkel: .venv/.ontwikkel ## Install what its makers need as well
	@true

demo: .venv/.basis ## Start a demo; HUISHOUDENS=13000 fills the region, OPNIEUW=1 starts over
	@$(BIN)/python manage.py demo $(if $(HUISHOUDENS),--huishoudens $(HUISHOUDENS)) $(if $(OPNIEUW),--opnieuw) \
		$(if $(POORT),--poort $(POORT)) $(if $(ADRES),--adres $(ADRES))

test: .venv/.ontwikkel browser lint ## Everything that must be right before anything is merged
	@$(BIN)/python -m pytest -n $(WERKERS) --dist loadgroup

lint: .venv/.ontwikkel ## Style, types, templates, floors and migrations
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/lint-imports --no-logo > .lint-imports.log || { cat .lint-imports.log; exit 1; }
	@REGIE_MODUS=test $(BIN)/mypy --no-error-summary
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/python manage.py check --fail-level WARNING > /dev/null
	@$(BIN)/python manage.py makemigrations --check --dry-run > /dev/null \
		|| { echo "A model changed without a migration."; exit 1; }

# The browser, its Dutch and the fonts' shaper are the system's own; everything else comes with the locked packages.
SYSTEEM := chromium chromium-l10n libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

browser:
	@if command -v chromium > /dev/null && [ -n "$$(PATH=$$PATH:/sbin ldconfig -p | grep libpangoft2)" ]; then true; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			$(SYSTEEM) > /dev/null; \
	else echo "The browser and PDF tests need: $(SYSTEEM)"; fi

opmaak: .venv/.ontwikkel ## Let ruff put the code in order
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

lock: ## Lock the packages anew, with hashes (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		pyproject.toml --output-file requirements/base.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--extra dev pyproject.toml --output-file requirements/dev.txt

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# A stamp newer than the lock says that nothing need be installed.
.venv/.basis: requirements/base.txt | .venv/bin/python
	@echo "Pakketten installeren (eenmalig, een tot twee minuten) …"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@touch $@

.venv/.ontwikkel: requirements/dev.txt | .venv/bin/python
	@echo "Packages for development …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@ .venv/.basis
