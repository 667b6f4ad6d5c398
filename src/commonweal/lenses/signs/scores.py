"""Heaping of assessed scores just under a line, as where a score opens a door or counts as a success.

A record does not say where such lines are. So all are looked at unless one is named, at each twentieth of a
need-unit, and false discoveries are controlled over them with all other signs.
"""

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns
from commonweal.lenses.signs.chance import flipped
from commonweal.lenses.signs.grain import beyond, decimal_step
from commonweal.lenses.signs.jump import CELLS, QUANTILES, Count, counts, widths_for
from commonweal.lenses.signs.sign import Seen, Sign
from commonweal.record import TABLES

NAME = "assessed scores just under a line"
LEAST = 200
_LINES = tuple(round(0.05 * i, 2) for i in range(1, 20))
_UNIT = "scores just under it for each just over"


def seek(seen: Seen) -> list[Sign]:
    """Look at the scores of each kind of occasion."""
    if not seen.record.rows("needs"):
        return []
    rows = read_columns(seen.record, "needs", ("service", "score", "occasion"))
    lines = _LINES if seen.score_line is None else (seen.score_line,)
    occasions = TABLES["needs"].column("occasion").codes
    signs = []
    for code in np.unique(rows["occasion"]):
        at = rows["occasion"] == code
        of = f"scores at {occasions[code].replace('_', ' ')}"
        signs.append(look(rows["score"][at], rows["service"][at], lines, of))
    return signs


def look(score: NDArray[Any], service: NDArray[Any], lines: tuple[float, ...], of: str) -> Sign:
    """Look for more scores at or just under any of the lines than just over it; scores and services are (n,)."""
    sign = Sign(NAME, of, unit=_UNIT)
    told = np.round(score.astype(float), 6)  # a 32-bit number holds no more
    told, service = told[np.isfinite(told)], service[np.isfinite(told)]
    if len(told) < LEAST:
        return replace(sign, why="too few scores")
    order = np.argsort(told)
    told, service = told[order], np.unique(service[order], return_inverse=True)[1]
    ends = (*np.quantile(told, QUANTILES).tolist(), float(told.std()))
    step = decimal_step(told)
    found = [each for line in lines for each in _at(told, service, line, ends, step)]
    p = flipped(np.stack([_whole(each.parts, service) for _, each in found], 1)) if found else None
    if p is None:
        return replace(sign, why="too few scores near the lines, or fewer than eight services")
    line, best = max(found, key=lambda each: each[1].strength)
    said = f"{of}, line {line:g}"
    return replace(sign, of=said, value=best.ratio, p=p, n=len(told), series=int((best.parts != 0).sum()))


def _at(
    score: NDArray[np.float64], service: NDArray[np.int64], line: float, ends: tuple[float, ...], step: float
) -> list[tuple[float, Count]]:
    """Count near one line only, for scores in order: a record may hold millions."""
    low, lower, upper, high, sd = ends
    widths = widths_for(len(score), (line - high, line - upper, line - lower, line - low, sd), step)
    if not widths:
        return []
    reach = CELLS * widths[-1] + step
    near = slice(*np.searchsorted(score, (line - reach, line + reach)))
    under = beyond(-score[near], np.full(score[near].shape, -line), np.array(step))
    return [(line, each) for each in counts(under, service[near], step, widths)]


def _whole(parts: NDArray[np.float64], service: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give parts for all services, for counts near a line may end before the last of them."""
    return np.pad(parts, (0, int(service.max()) + 1 - len(parts)))
