"""Spikes at period ends: more work ended or seen in the last days of a period than days like them hold.

Each last day is held against the same weekday one and two weeks before and after; periods are what chance draws.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.columns import read_columns
from commonweal.lenses.signs.chance import LEAST_PERIODS, flipped
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "more at the end of periods"
LAST_DAYS, LEAST = 3, 200
_EVENTS = (("spells", "end", "work ended"), ("contacts", "date", "contacts"))
_UNIT = "times what days like them hold"
Days = NDArray[np.int64]


def seek(seen: Seen) -> list[Sign]:
    """Look at the days on which spells ended and contacts were held."""
    return [_sign(seen, *each) for each in _EVENTS if seen.record.rows(each[0])]


def _sign(seen: Seen, table: str, column: str, of: str) -> Sign:
    sign = Sign(NAME, of, unit=_UNIT)
    days = read_columns(seen.record, table, (column,))[column].astype(np.int64)
    days = days[days > np.iinfo(np.int32).min]
    if len(days) < LEAST:
        return replace(sign, why="too few rows")
    there, usual = matched(days, _ends(seen, days))
    if len(there) < LEAST_PERIODS:
        return replace(sign, why="it takes eight whole periods")
    p = flipped(there - usual)
    if p is None:
        return replace(sign, why="too little happens at the ends of periods")
    return replace(sign, value=doubt.ratio(there, usual), p=p, n=len(days), series=len(there))


def matched(days: Days, ends: Days) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give, for each period end, how many rows fall on the last days and how many days like them hold, (periods,).

    Rows that all fall on one weekday stand for weeks; then the last such day of a period is looked at.
    """
    first, last = int(days.min()), int(days.max())
    count = np.bincount(days - first).astype(float)
    weekly = len(np.unique(days % 7)) == 1
    there, usual = [], []
    for end in ends:
        looked = [end - (end - first) % 7] if weekly else range(end - LAST_DAYS + 1, end + 1)
        if min(looked) - 14 < first or max(looked) + 14 > last:
            continue
        there.append(sum(count[day - first] for day in looked))
        usual.append(sum(count[day + week - first] for day in looked for week in (-14, -7, 7, 14)) / 4)
    return np.array(there, float), np.array(usual, float)


def _ends(seen: Seen, days: Days) -> Days:
    """Give the ends of the periods that measures are reported in, or of months where none are or they are short."""
    told = [panel.ends for panel in seen.panels if panel.years * 365.25 >= 28]
    ends = np.unique(np.concatenate(told)) if told else np.zeros(0, int)
    if len(ends) >= LEAST_PERIODS and np.diff(ends).min() >= 28:
        return ends.astype(np.int64)
    months = np.arange(int(days.min()), int(days.max()) + 1).astype("M8[D]").astype("M8[M]")
    return (np.unique(months) + 1).astype("M8[D]").astype(np.int64) - 1
