"""Emergence on runs: the four properties of the talk (L2), each beside its null, under each way of commissioning.

A run leaves a record; the emergence lens looks at it as it would at any record, and sees nothing of the lab's state.
"""

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.lab import Regime
from commonweal.lab.rehearsal import plan_rehearsal, rehearse
from commonweal.lenses import get_lens
from commonweal.lenses.doubt import share
from commonweal.place import Place
from commonweal.study.interval import Interval, interval
from commonweal.study.job import Job
from commonweal.study.work import Tick, silent

MORE = "more than chance"
Signs = list[dict[str, Any]]  # aspect, sign, told, p, level
Seen = dict[str, Any]  # {"signs": Signs, "numbers": {name: value}}


@dataclass(frozen=True)
class Emerging:
    """What the lens said of each run; by regime, a list over runs."""

    seen: Mapping[str, Sequence[Seen]]

    def signs(self) -> list[tuple[str, str, float]]:
        """Name every sign that some run could tell: aspect, sign, and the false alarms to be expected."""
        runs = [run for told in self.seen.values() for run in told]
        return sorted({(sign["aspect"], sign["sign"], sign["level"]) for run in runs for sign in _tellable(run)})

    def share(self, regime: str, sign: str) -> Interval:
        """Give the share of runs in which a sign was there more than chance gives, of those that could tell."""
        told = [s["told"] == MORE for run in self.seen[regime] for s in _tellable(run) if s["sign"] == sign]
        doubt = share(sum(told), len(told))
        return Interval(doubt.value, doubt.low, doubt.high, len(told))

    def number(self, regime: str, name: str) -> Interval:
        """Give the mean of one of the lens's numbers over the runs that could tell it."""
        values = [run["numbers"].get(name) for run in self.seen[regime]]
        return interval(np.array([np.nan if value is None else value for value in values]))


def _tellable(run: Seen) -> Signs:
    return [sign for sign in run["signs"] if sign["p"] is not None and sign["level"] is not None]


def emerging(
    place: Place,
    regimes: Mapping[str, Regime],
    seeds: Sequence[int],
    years: int,
    store: Path | None = None,
    threads: int = 1,
    tick: Tick = silent,
) -> Emerging:
    """Rehearse a place under each regime and seed, and look at each record through the emergence lens.

    With a store, what the lens said of a run is kept there, and a run that stands there is not made again.
    """
    return Emerging(
        {
            label: [_seen(place, regime, seed, years, store, threads, tick) for seed in seeds]
            for label, regime in regimes.items()
        }
    )


def _seen(place: Place, regime: Regime, seed: int, years: int, store: Path | None, threads: int, tick: Tick) -> Seen:
    key = Job(place, (regime,), seed, years).run(regime).key
    kept = None if store is None else store / f"emergence-{key}.json"
    if kept is not None and kept.exists():
        found: Seen = json.loads(kept.read_text())
        return found
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_rehearsal(place, regime, years, seed, threads=threads)
        finding = get_lens("emergence").look(rehearse(plan, Path(folder) / "record", tick).record)
    numbers = {number.name: number.value for number in finding.numbers}
    found = {"signs": [dict(row) for row in finding.table.rows], "numbers": numbers}
    if kept is not None:
        _keep(found, kept)
    return found


def _keep(found: Seen, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w") as file:
        json.dump(found, file)
    os.replace(aside, path)
