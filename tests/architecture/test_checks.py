"""Carries the verdict of the checks that ran before pytest into pytest's own last line."""

import os


def test_ruff_the_import_rules_and_mypy_passed_before_the_tests() -> None:
    failed = os.environ.get("COMMONWEAL_FAILED_CHECKS", "").split()
    assert not failed, "see their output above the tests, or run them alone as scripts/test.sh does"
