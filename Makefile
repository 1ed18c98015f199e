# Cổng Thi đua. `make` alone lists what there is.
SHELL := /bin/bash
PORT ?= 8000
PYTHON := .venv/bin/python
# The day the demonstration believes in; a new one is made as it stood on that day.
setup run bench: export DEMO_TODAY ?= 2024-07-12

.DEFAULT_GOAL := help
.PHONY: help setup run test test-all lint bench lock

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## install what is missing; make the demonstration's database and the static files
	@scripts/setup.sh run

run: setup ## serve the portal with the demonstration at http://127.0.0.1:8000 (PORT=…)
	@scripts/serve.sh $(PORT)

test: ## every test and check: SQLite, then what needs it on PostgreSQL, then the browser
	@scripts/setup.sh test
	@scripts/test.sh quick

test-all: ## the same, with every test on PostgreSQL as well
	@scripts/setup.sh test
	@scripts/test.sh all

lint: ## only the checks that need no database
	@scripts/setup.sh lint
	@scripts/test.sh lint

bench: setup ## measure the papers and the pages beside a fixed reference loop
	@$(PYTHON) manage.py bench

lock: ## pin the Python packages anew from pyproject.toml
	@scripts/setup.sh lint
	@scripts/lock.sh
