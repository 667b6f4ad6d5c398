"""This checkout keeps the house rules."""

from collections.abc import Callable
from pathlib import Path

import pytest

from . import links, rules

ROOT = Path(__file__).parents[2]
RULES = [
    rules.short_files,
    rules.mirrored_tests,
    rules.no_drawers,
    rules.nothing_left_over,
    rules.reasoned_suppressions,
    rules.public_names,
    rules.docstrings,
    rules.numbered_decisions,
    rules.one_gate,
    links.links_resolve,
    links.files_spoken_of_exist,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_this_house_keeps(rule: Callable[[Path], list[str]]) -> None:
    faults = rule(ROOT)
    assert not faults, f"{rule.__doc__}\n" + "\n".join(faults)
