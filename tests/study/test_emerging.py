"""Emergence on runs: shares of runs with a sign, and nothing made twice."""

import json
from pathlib import Path
from typing import Any

import pytest

from commonweal.lab import read_regime
from commonweal.study.emerging import MORE, Emerging, emerging

from .places import small_place


def run(told: str, p: float | None = 0.01, communities: float | None = 3.0) -> dict[str, Any]:
    sign = {"aspect": "hierarchy", "sign": "communities", "told": told, "p": p, "level": 0.05, "draws": 39}
    return {"signs": [sign], "numbers": {"communities": communities}}


def test_a_share_is_of_the_runs_that_could_tell() -> None:
    found = Emerging({"block": [run(MORE), run("no more than chance"), run("cannot tell", p=None)]})
    share = found.share("block", "communities")
    assert (share.mean, share.n) == (0.5, 2)
    assert found.signs() == [("hierarchy", "communities", 0.05)]


def test_a_number_is_averaged_over_the_runs_that_tell_it() -> None:
    found = Emerging({"block": [run(MORE, communities=2.0), run(MORE, communities=4.0), run(MORE, communities=None)]})
    assert (found.number("block", "communities").mean, found.number("block", "communities").n) == (3.0, 2)
    assert found.number("block", "no such number").mean is None


@pytest.mark.slow
def test_what_stands_in_the_store_is_not_made_again(tmp_path: Path) -> None:
    ways, ticks = {"block": read_regime("block")}, []
    first = emerging(small_place(2000), ways, [1], 2, tmp_path, tick=ticks.append)
    lived = len(ticks)
    assert lived > 0
    again = emerging(small_place(2000), ways, [1], 2, tmp_path, tick=ticks.append)
    assert len(ticks) == lived
    assert json.dumps(first.seen) == json.dumps(again.seen)
    assert first.signs()
