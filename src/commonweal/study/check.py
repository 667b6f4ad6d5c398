"""A check: how a published pattern is looked for in the lab's results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.study.grounds import regimes
from commonweal.study.interval import Interval, interval, paired
from commonweal.study.job import Job, Span
from commonweal.study.pattern import Pattern
from commonweal.study.results import Results
from commonweal.study.verdict import CANNOT, Seen, Shown, signed, within

Numbers = NDArray[np.float64]
HERE = "as it is"


class View:
    """The results of all grounds, asked for by the labels of ground and regime; arrays are over runs (runs,)."""

    def __init__(self, results: Results, jobs: Mapping[str, Sequence[Job]]) -> None:
        self._results, self._jobs, self._regimes = results, jobs, regimes()

    def values(self, outcome: str, regime: str, ground: str = HERE, span: Span | None = None) -> Numbers:
        """Give an outcome over a window (default: all years), by run."""
        return self._results.values(self._jobs[ground], self._regimes[regime], outcome, span)

    def paths(self, outcome: str, regime: str, ground: str = HERE) -> Numbers:
        """Give an outcome by run and year (runs, years)."""
        return self._results.paths(self._jobs[ground], self._regimes[regime], outcome)

    def facts(self, name: str, regime: str, ground: str = HERE) -> Numbers:
        """Give what a gauge saw, by run."""
        return self._results.facts(self._jobs[ground], self._regimes[regime], name)

    def less(self, outcome: str, regime: str, base: str = "block", ground: str = HERE) -> Interval:
        """Give an outcome under a regime less that under another, over runs that shared luck."""
        return paired(self.values(outcome, base, ground), self.values(outcome, regime, ground))


@dataclass(frozen=True)
class Check:
    """Looks for one pattern: the grounds it needs, and what it makes of their results."""

    grounds: tuple[str, ...]
    show: Callable[[View, Pattern], Shown]


def level(what: str, find: Callable[[View], Numbers], unit: str, why: str = "", ground: str = HERE) -> Check:
    """Check a level: the mean over runs against the published range."""

    def show(view: View, pattern: Pattern) -> Shown:
        value = interval(find(view))
        return Shown((Seen(what, value, unit),), within(value, pattern.low, pattern.high), why)

    return Check((ground,), show)


def sign(what: str, find: Callable[[View], Interval], wanted: str, unit: str, why: str = "") -> Check:
    """Check the sign of a difference."""

    def show(view: View, pattern: Pattern) -> Shown:
        value = find(view)
        return Shown((Seen(what, value, unit),), signed(value, wanted), why)

    return Check((HERE,), show)


def untold(why: str, what: str = "", find: Callable[[View], Interval] | None = None, unit: str = "") -> Check:
    """Declare a pattern that the lab cannot show, with the mechanism it lacks; what comes nearest is shown beside."""

    def show(view: View, pattern: Pattern) -> Shown:
        seen = () if find is None else (Seen(what, find(view), unit),)
        return Shown(seen, CANNOT, why)

    return Check(() if find is None else (HERE,), show)
