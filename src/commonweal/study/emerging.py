"""Emergence on runs: the four properties of the talk (L2), each beside its null, under each way of commissioning.

A run leaves a record; the emergence lens looks at it as it would at any record, and sees nothing of the lab's state.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.lab import Regime, State, runner
from commonweal.lab.rehearsal import Plan, plan_rehearsal, rehearse
from commonweal.lenses import get_lens
from commonweal.lenses.doubt import share
from commonweal.lenses.report import write_page
from commonweal.place import Place
from commonweal.study.interval import Interval, interval
from commonweal.study.job import Job
from commonweal.study.work import Tick, common_history, silent

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
    seen: dict[str, list[Seen]] = {label: [] for label in regimes}
    for seed in seeds:
        history: State | None = None  # lived once a seed, and only if some regime is still to be run from it
        for label, regime in regimes.items():
            kept = _kept(store, Job(place, (regime,), seed, years))
            if kept is not None and kept.exists():
                seen[label].append(json.loads(kept.read_text()))
                continue
            if history is None:
                with runner(threads) as run:
                    history = common_history(place, seed, run=run, tick=tick)
            plan = plan_rehearsal(place, regime, years, seed, threads=threads)
            seen[label].append(_look(plan, history.copy(), tick))
            if kept is not None:
                kept.parent.mkdir(parents=True, exist_ok=True)
                write_page(json.dumps(seen[label][-1]), kept)
    return Emerging(seen)


def _kept(store: Path | None, job: Job) -> Path | None:
    return None if store is None else store / f"emergence-{job.run(job.regimes[0]).key}.json"


def _look(plan: Plan, state: State, tick: Tick) -> Seen:
    with tempfile.TemporaryDirectory() as folder:
        finding = get_lens("emergence").look(rehearse(plan, Path(folder) / "record", tick, state).record)
    numbers = {number.name: number.value for number in finding.numbers}
    return {"signs": [dict(row) for row in finding.table.rows], "numbers": numbers}
