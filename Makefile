# One-word ways in. Each does its own set-up: nothing has to be installed by hand first. `make help` lists them.
SHELL := /bin/bash
PYTHON := .venv/bin/python
REPORT := out/plymouth.html

# Small enough to end in three minutes on two cores, large enough for the intervals to mean something.
DEMO := places/plymouth --regimes block,targets,alliance --runs 6 --years 10 --seed 1 --threads $(shell nproc 2>/dev/null || echo 1)

.DEFAULT_GOAL := help
.PHONY: help demo test quick bench bench-study bench-lenses bench-web golden

help:  ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo:  ## Rehearse three ways of commissioning Plymouth, write the report, start the workbench
	@scripts/set_up.sh demo
	@mkdir -p $(dir $(REPORT))
	.venv/bin/commonweal compare $(DEMO) --report $(REPORT)
	@echo "The report is $(CURDIR)/$(REPORT); open it in any browser."
	@if [ -t 1 ]; then exec .venv/bin/commonweal serve --demo --home out/workbench; \
	else echo "Nobody is at a terminal, so the workbench is started, asked for its pages, and stopped:"; \
	.venv/bin/commonweal serve --demo --check --home out/workbench; fi

test:  ## Everything CI does: ruff, import rules, mypy, all tests (ARGS="..." goes to pytest)
	@scripts/set_up.sh test
	@scripts/test.sh $(ARGS)

quick:  ## The tests that take no more than a moment, for while you work
	@scripts/set_up.sh code
	@$(PYTHON) -m pytest -m "not slow and not browser" $(ARGS)

bench:  ## How fast the engine runs on this machine
	@scripts/set_up.sh code
	$(PYTHON) benchmarks/engine.py $(ARGS)

bench-study:  ## What running a study in processes or on a Dask cluster costs, and an estimate for England
	@scripts/set_up.sh code
	$(PYTHON) benchmarks/study.py $(ARGS)

bench-lenses:  ## The hand-off lens against pm4py (AGPL, kept in an environment of its own: .venv-bench)
	@scripts/set_up.sh code
	@test -x .venv-bench/bin/python || .venv/bin/uv venv --quiet --python .venv/bin/python .venv-bench
	@echo "bench: pm4py goes into .venv-bench, for this comparison alone"
	@.venv/bin/uv pip install --quiet --python .venv-bench/bin/python "pm4py==2.7.23.11" "pyarrow>=18"
	PM4PY=.venv-bench/bin/python $(PYTHON) benchmarks/lenses.py $(ARGS)

bench-web:  ## The workbench under load, on SQLite and PostgreSQL in one run: 2,000 services, a million events, 50 users
	@scripts/set_up.sh code
	$(PYTHON) benchmarks/web.py $(ARGS)

golden:  ## Make the frozen results anew, on purpose: say "Results change" in CHANGELOG.md
	@scripts/set_up.sh code
	$(PYTHON) scripts/golden.py $(ARGS)
