"""A panel of people looked at as a regime begins and half a year on, and counts that outcomes do not hold."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import History, State
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.lab.world import BURN_IN, CYCLE, YEAR
from commonweal.place import DOMAINS, Place
from commonweal.study.standing import SERIOUS, LastYear, Snapshot

THREE = ("homelessness", "substance_misuse", "offending")  # the systems of Hard Edges
FIVE = (*THREE, "mental_health", "domestic_abuse")  # those of Changing Futures
LATER = 26  # weeks
OPEN = 2  # status of a case at work
_CYCLES = YEAR // CYCLE  # in a year


class Panel(LastYear):
    """Tells overlaps of needs, who is still homeless half a year on, what a relationship goes with, who asks.

    Facts: `two_of_three`, `three_of_three`, `severe|<domain>`, `severe|four`, `still_homeless`, `relationship`,
    `completed|<domain>` (share, year 1), `asked|<year>` (people), `serious|<domain>` (share, at the end).
    """

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._need: NDArray[np.int32] | None = None  # (N, 6) as the regime began
        self._newcomers: NDArray[np.int16] | None = None  # (N,)
        self._bond: NDArray[np.float64] | None = None  # (N, 6), trust times weeks; NaN with no open case

    def note(self, snapshot: Snapshot) -> dict[str, float]:
        """Give the overlaps of needs."""
        return overlaps(snapshot.in_the_year)

    def after(self, state: State) -> None:
        """Note the people as the regime begins, and look again half a year on."""
        if state.week == BURN_IN:
            self._need = state.people["need"].copy()
            self._newcomers = state.seldom["newcomers"].copy()
            self._bond = bonds(state)
        elif state.week == BURN_IN + LATER:
            if self._need is None or self._newcomers is None or self._bond is None:
                raise RuntimeError("a panel was not looked at as its regime began")
            stayed = state.seldom["newcomers"] == self._newcomers
            now = state.people["need"]
            self._facts["still_homeless"] = still(self._need[stayed, 0], now[stayed, 0])
            fall = (self._need - now)[stayed] / LEVEL
            self._facts["relationship"] = correlation(self._bond[stayed].ravel(), fall.ravel())

    def tell(self, state: State, history: History) -> dict[str, float]:
        """Give what was seen, with what the history counted."""
        serious = (state.people["need"] > SERIOUS).mean(axis=0)
        counted = {f"serious|{name}": float(share) for name, share in zip(DOMAINS, serious, strict=True)}
        return self._facts | counted | _counts(history)


def overlaps(serious: NDArray[np.bool_]) -> dict[str, float]:
    """Give shares of overlapping needs from who had a serious one, bool (N, 6)."""
    three = _of(serious, THREE).sum(axis=1)
    five = _of(serious, FIVE)
    severe = five[five.sum(axis=1) >= 3]
    found = {"two_of_three": _share(three >= 2, three >= 1), "three_of_three": _share(three == 3, three >= 1)}
    for number, name in enumerate(FIVE):
        found[f"severe|{name}"] = float(severe[:, number].mean()) if len(severe) else float("nan")
    found["severe|four"] = float((severe.sum(axis=1) >= 4).mean()) if len(severe) else float("nan")
    return found


def bonds(state: State) -> NDArray[np.float64]:
    """Give a person's trust times weeks with the worker of each open case (N, 6); NaN where no case is open."""
    trust = state.people["trust"][:, None] / LEVEL
    return np.where(state.cases["status"] == OPEN, trust * state.cases["with_worker"], np.nan)


def still(before: NDArray[np.int32], now: NDArray[np.int32]) -> float:
    """Give the share of those in serious need before who are so now (N,); NaN if there were none."""
    return _share((before > SERIOUS) & (now > SERIOUS), before > SERIOUS)


def correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Give the correlation where both are told; NaN where one does not vary or fewer than three are told."""
    told = ~(np.isnan(a) | np.isnan(b))
    a, b = a[told], b[told]
    if len(a) < 3 or a.std() == 0 or b.std() == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


def _of(serious: NDArray[np.bool_], names: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.asarray(serious[:, [DOMAINS.index(name) for name in names]])


def _share(part: NDArray[np.bool_], whole: NDArray[np.bool_]) -> float:
    return float((part & whole).sum() / whole.sum()) if whole.any() else float("nan")


def _counts(history: History) -> dict[str, float]:
    tally = np.stack([cycle.tally for cycle in history.cycles]).astype(np.float64)  # (cycles, M, columns)
    asked = tally[:, :, c.T_PRESENTED].sum(axis=1)
    years = len(asked) // _CYCLES
    found = {f"asked|{year}": float(asked[year * _CYCLES : (year + 1) * _CYCLES].sum()) for year in range(years)}
    first, domain = tally[:_CYCLES], np.arange(tally.shape[1]) % len(DOMAINS)
    for number, name in enumerate(DOMAINS):
        of = first[:, domain == number]
        treated = of[0, :, c.T_OPEN].sum() / CYCLE + of[:, :, c.T_STARTED].sum()
        kept = of[:, :, c.T_COMPLETED].sum() - of[:, :, c.T_RETURNED].sum()
        found[f"completed|{name}"] = float(kept / treated) if treated > 0 else float("nan")
    return found
