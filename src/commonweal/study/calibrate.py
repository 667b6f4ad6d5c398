"""Calibrating a place: which values of uncertain parameters its targets leave standing, and what then follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime, read_regime
from commonweal.lab.scenario import Scenario
from commonweal.place import Place
from commonweal.place.rows import Overlap
from commonweal.study.bounds import Bounds
from commonweal.study.job import Job, spans
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.targets import STANDING, Target, Targets, TargetsError
from commonweal.study.waves import FEWEST, SIZE, Goal, Matched, match

Array = NDArray[np.float64]
Pursue = Callable[[str, Sequence[Job]], Results]  # what is being done, and the jobs


@dataclass(frozen=True)
class Size:
    """How much is run."""

    runs: int = 2  # at each point
    years: int = 3
    points: int = 30  # in a wave
    waves: int = 3
    draws: int = 20  # of what is left, run to see whether it meets the targets

    def refuse_bad(self) -> None:
        """Raise ValueError for numbers that cannot be."""
        least = {"runs": 2, "years": 1, "points": FEWEST, "waves": 1, "draws": 2}
        most = {"runs": 1000, "years": 100, "points": 2000, "waves": 20, "draws": SIZE}
        for name, low in least.items():
            if not low <= getattr(self, name) <= most[name]:
                raise ValueError(f"--{name} is {getattr(self, name)}; it must lie in {low} to {most[name]}")


@dataclass(frozen=True)
class Calibration:
    """What a calibration found."""

    place: Place  # as given
    targets: Targets
    size: Size
    seed: int
    matched: Matched
    drawn: Array  # (draws, d); empty if nothing is left
    fresh: Array  # (draws, targets in file order): one run each, with luck not used before
    box: Array  # (points, targets in file order): means at the first wave's points, spread over the whole box

    @property
    def typical(self) -> int | None:
        """Find the draw nearest the middle of what is left, in its own spread; None if nothing is left.

        Not the draw whose run came nearest the targets: that would choose luck, and an end of what is left.
        """
        if not len(self.drawn):
            return None
        weights, points = self.matched.weights, self.matched.candidates
        spread = np.linalg.pinv(np.atleast_2d(np.cov(points.T, aweights=weights)))
        away = self.drawn - weights @ points
        return int(np.einsum("ni,ij,nj->n", away, spread, away).argmin())


def calibrate(place: Place, targets: Targets, size: Size, seed: int, pursue: Pursue) -> Calibration:
    """Match a place to its targets; held-out ones are run, never fitted to.

    Raises TargetsError for a target that this place or these years cannot tell, ValueError for sizes out of range.
    """
    size.refuse_bad()
    lab = _Lab(place, targets, size.years, pursue)
    seeds = run_seeds(seed, size.runs)
    fitted = [i for i, target in enumerate(targets.targets) if target.fitted]
    boxes: list[Array] = []

    def simulate(points: Array) -> tuple[Array, Array]:
        got = lab.run(f"wave {len(boxes) + 1}", points, [seeds] * len(points))
        boxes.append(got.mean(axis=1))
        _refuse_untold(targets, boxes[0])
        return got[:, :, fitted].mean(axis=1), np.nanmean(got[:, :, fitted].var(axis=1, ddof=1), axis=0)

    goals = [Goal(target.value, target.variance) for target in targets.fitted]
    bounds = [(each.low, each.high) for each in targets.bounds]
    matched = match(simulate, bounds, goals, size.points, size.waves, seed, size.runs)
    drawn = np.empty((0, len(bounds)))
    fresh = np.empty((0, len(targets.targets)))
    if matched.kept.any():
        drawn = matched.draw(size.draws, seed)
        own = run_seeds(seed, size.runs + size.draws)[size.runs :]  # luck that no wave has met
        fresh = lab.run("what is left", drawn, [(each,) for each in own])[:, 0]
    return Calibration(place, targets, size, seed, matched, drawn, fresh, boxes[0])


def scenario(bounds: Sequence[Bounds], point: Array) -> Scenario:
    """Give the scenario of a point (d,)."""
    return Scenario(parameters=tuple((each.name, float(value)) for each, value in zip(bounds, point, strict=True)))


class _Lab:
    """Runs points and reads the targets' outputs."""

    def __init__(self, place: Place, targets: Targets, years: int, pursue: Pursue) -> None:
        self._targets, self._years, self._pursue = targets, years, pursue
        for target in targets.targets:
            _refuse_window(target, years)
        self._place = with_overlaps(place, targets.targets)
        names = dict.fromkeys(target.regime for target in targets.targets)
        self._regimes: dict[str, Regime] = {name: read_regime(name) for name in names}
        standing = any(target.what.startswith(STANDING) for target in targets.targets)
        self._gauges = ("standing",) if standing else ()

    def run(self, what: str, points: Array, seeds: Sequence[Sequence[int]]) -> Array:
        """Run points (n, d), each with its seeds; gives outputs (n, seeds, targets)."""
        regimes = tuple(self._regimes.values())
        jobs = [
            Job(self._place, regimes, seed, self._years, scenario(self._targets.bounds, point), self._gauges)
            for point, own in zip(points, seeds, strict=True)
            for seed in own
        ]
        results = self._pursue(what, jobs)
        told = np.array([self._told(target, jobs, results) for target in self._targets.targets])
        return told.T.reshape(len(points), -1, len(self._targets.targets))

    def _told(self, target: Target, jobs: Sequence[Job], results: Results) -> Array:
        regime = self._regimes[target.regime]
        if target.what.startswith(STANDING):
            return results.facts(jobs, regime, fact(target))
        if target.years is None or target.years in spans(self._years):
            return results.values(jobs, regime, target.what, target.years)
        return results.paths(jobs, regime, target.what)[:, target.years[0]]


def fact(target: Target) -> str:
    """Name what the standing gauge tells for a target: the share on the last day of the common history."""
    _, area, what = target.what.split("|")
    return f"day|{area}|{what}"


def with_overlaps(place: Place, targets: Sequence[Target]) -> Place:
    """Give the place with a row for each overlap that a target counts and the place does not; no run heeds them."""
    has = {row.what for row in place.overlaps}
    rows = [
        Overlap(target.what.split("|")[2], target.systems, 0.0, source=target.source, certainty="assumed")
        for target in targets
        if target.systems and target.what.split("|")[2] not in has
    ]
    return replace(place, overlaps=(*place.overlaps, *rows))


def _refuse_window(target: Target, years: int) -> None:
    known = spans(years)
    if target.years is None or target.years in known:
        return
    first, end = target.years
    if end - first != 1 or end > years:
        allowed = ", ".join(str(list(span)) for span in known)
        raise TargetsError(
            f"target {target.name}: years {[first, end]} is not kept of a run of {years}; use {allowed}, or one year"
        )


def _refuse_untold(targets: Targets, got: Array) -> None:
    for target, column in zip(targets.targets, got.T, strict=True):
        if np.isnan(column).all():
            raise TargetsError(
                f"target {target.name}: no run could tell {target.what!r}; for a share, the place must have that need "
                "or overlap, or the target its systems, such as systems = 'homelessness;substance_misuse;offending'"
            )
