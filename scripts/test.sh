#!/usr/bin/env bash
# The checks, then the tests:  scripts/test.sh [pytest arguments]
#
# Every check is run, and pytest last whatever they found, so that one run tells everything and its last line is
# pytest's. A failed check is handed to pytest, where tests/architecture/test_checks.py fails with its name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

failed=""
check() {
  printf '\n== %s\n' "$1"
  "${@:2}" || failed="$failed $1"
}

check ruff .venv/bin/ruff check
check import-rules .venv/bin/lint-imports
# The command line is thin and the workbench is Django: strict typing is held where results are made.
check mypy .venv/bin/mypy --strict src/commonweal/{place,record,lab,lenses,study}

# As many at once as there are processors; tests of one file stay together, for they share what they set up.
at_once=(-n "$(nproc 2>/dev/null || echo 1)" --dist loadfile)

# Every test of the workbench again, on PostgreSQL; browsers show the same pages on either.
check postgresql .venv/bin/python -m tests.live.on_postgresql pytest -q "${at_once[@]}" tests/live -m "not browser"

printf '\n== pytest\n'
status=0
COMMONWEAL_FAILED_CHECKS="$failed" .venv/bin/python -m pytest "${at_once[@]}" "$@" || status=$?

# make turns every failure into its own 2 and adds a line; a caller that needs pytest's own code names a file for it.
if [ -n "${COMMONWEAL_STATUS_FILE:-}" ]; then
  printf '%s' "$status" >"$COMMONWEAL_STATUS_FILE"
  exit 0
fi
exit "$status"
