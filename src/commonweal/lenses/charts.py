"""Control charts of every series of a record: one service on one indicator, period by period."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.xmr import RUN, SHORT, Chart, assurance, by_chance, chart


@dataclass(frozen=True)
class Series:
    """One service on one indicator: its chart, the periods of its points, and the target at the last of them.

    Args:
        panel: the indicator.
        service: the service's name.
        starts: first day of each point's period, (n,).
        target: asked for at each point, (n,); NaN where nothing was.
        drawn: the chart.
        cuts: positions at which limits begin anew.
    """

    panel: Panel
    service: str
    starts: NDArray[Any]
    target: NDArray[np.float64]
    drawn: Chart
    cuts: tuple[int, ...] = ()

    @property
    def points(self) -> int:
        """How many points it has."""
        return len(self.starts)

    @property
    def assurance(self) -> str:
        """How the last target lies to the limits, in words."""
        told = self.target[np.isfinite(self.target)]
        return assurance(self.drawn, float(told[-1]) if len(told) else np.nan, self.panel.better)

    def chance(self, screen: bool) -> float:
        """How likely pure noise is to show a special cause in a chart like this."""
        parts = np.diff([0, *self.cuts, self.points])
        return 1.0 - float(np.prod([1.0 - by_chance(int(n), screen) for n in parts]))


def all_series(panels: Sequence[Panel], rebase: Sequence[int] = (), screen: bool = True) -> list[Series]:
    """Chart every series of seven points or more, by indicator and then service, both in the order of names.

    `rebase`: days since 1970 from which limits begin anew. Periods without a value are closed up.
    """
    return [series for panel in panels for series in sorted(_of(panel, rebase, screen), key=lambda s: s.service)]


def _of(panel: Panel, rebase: Sequence[int], screen: bool) -> Iterator[Series]:
    alike: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    there = np.isfinite(panel.value)
    for i, row in enumerate(there):
        starts = panel.starts[row]
        cuts = tuple(sorted({int(c) for c in np.searchsorted(starts, rebase) if 0 < c < len(starts)}))
        alike.setdefault((len(starts), cuts), []).append(i)
    for (points, cuts), rows in alike.items():
        if points >= RUN:
            block = chart(np.stack([panel.value[i][there[i]] for i in rows]), cuts, screen)
            for k, i in enumerate(rows):
                one = Chart(block.values[k], block.mean[k], block.low[k], block.high[k], block.rule[k], block.short)
                yield Series(panel, panel.services[i], panel.starts[there[i]], panel.target[i][there[i]], one, cuts)


def beyond_chance(series: Sequence[Series], screen: bool) -> tuple[int, int, Doubt]:
    """Give how many series are long enough, how many of them have a special cause, and how many noise would give."""
    long = [one for one in series if one.points >= SHORT]
    special = sum(bool(one.drawn.special.any()) for one in long)
    chances = np.array([one.chance(screen) for one in long])
    middle, half = float(chances.sum()), 1.96 * float(np.sqrt((chances * (1 - chances)).sum()))
    low, high = max(0.0, np.floor(middle - half)), min(float(len(long)), np.ceil(middle + half))
    return len(long), special, Doubt(middle, float(low), float(high))
