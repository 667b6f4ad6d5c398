"""A change of money from one period to the next, broken into parts that add up to it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.lenses.pounds.ledger import Ledger
from commonweal.lenses.pounds.pence import Pence

COVERED = 0.9  # of a period's days, or it is not held against another
DAYS = "days that the record speaks of"


def changes(ledger: Ledger, part: str, called: Sequence[str]) -> list[dict[str, Any]]:
    """Break the change of net money between neighbouring periods into parts, in whole pence.

    Each part is what one component (service, strategy, purpose; the last of `called` for what nobody said) changed
    by, its earlier sum scaled to the days that the record speaks of in the later period; what scaling moved is a
    part of its own. The parts of two periods add up to the change of the total.
    """
    size = len(called)
    at = np.where(ledger.parts[part] < 0, size - 1, ledger.parts[part])
    told = [n for n in ledger.numbers if ledger.covered(n) >= COVERED]
    rows: list[dict[str, Any]] = []
    for number in told:
        if number - 1 in told:
            before, after = (_net(ledger, at, n, size) for n in (number - 1, number))
            scale = ledger.covered(number) / ledger.covered(number - 1)
            rows += _parts(ledger, number, called, before, after, scale)
    return rows


def _net(ledger: Ledger, at: Any, number: int, size: int) -> Pence:
    here = ledger.period == number
    return np.bincount(at[here], ledger.pence[here], size).astype(np.int64)


def _parts(
    ledger: Ledger, number: int, called: Sequence[str], before: Pence, after: Pence, scale: float
) -> list[dict[str, Any]]:
    name = ledger.periods.name
    span = {"from": name(number - 1), "to": name(number)}
    scaled = np.rint(before * scale).astype(np.int64)
    rows: list[dict[str, Any]] = [
        span
        | {"part": called[i], "before": int(before[i]), "after": int(after[i]), "change": int(after[i] - scaled[i])}
        for i in np.flatnonzero((before != 0) | (after != 0)).tolist()
    ]
    moved = int(scaled.sum() - before.sum())
    if moved:
        rows.append(span | {"part": DAYS, "before": None, "after": None, "change": moved})
    return rows
