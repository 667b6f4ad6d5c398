"""What is reported once a cycle: measures, money, ties, practice and skills of every team, as rows of a record."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels.practice import HIGHEST, LOWEST, MAX_WEEKS
from commonweal.lab.rules import weights
from commonweal.lab.run import Cycle
from commonweal.lab.translate import Rows, day_of
from commonweal.lab.world import CYCLE, FTE_POUNDS, YEAR, K
from commonweal.record import INDICATORS, TABLES, blank_rows


def _frame(table: str, cycle: Cycle, start: date, each: int) -> Rows:
    rows = blank_rows(table, len(cycle.teams) * each)
    rows["service"] = np.repeat(np.arange(len(cycle.teams)), each)
    rows["period_start"] = day_of(cycle.week - CYCLE, start)
    rows["period_end"] = day_of(cycle.week, start) - 1
    return rows


def measures(cycle: Cycle, pref: NDArray[np.float64], start: date) -> Rows:
    """Give the five measures of every team; the target is the place's own history where anything is at stake."""
    rows = _frame("measures", cycle, start, len(INDICATORS))
    stake = cycle.dials.proxy * weights(cycle.dials)
    rows["indicator"] = np.tile(np.arange(len(INDICATORS)), len(cycle.teams))
    rows["value"] = cycle.measures.ravel()
    rows["target"] = np.tile(np.where(stake > 0, pref, np.nan), len(cycle.teams))
    rows["stake"] = np.tile(stake, len(cycle.teams))
    return rows


def money(cycle: Cycle, start: date) -> Rows:
    """Give paid hours and pounds of every team."""
    rows = _frame("money", cycle, start, 1)
    rows["hours"] = cycle.teams["fte"] * 37 * CYCLE
    rows["pounds"] = cycle.teams["fte"] * FTE_POUNDS * CYCLE / YEAR
    return rows


def ties(cycle: Cycle, handed: NDArray[np.int64], start: date) -> Rows:
    """Give trust of every team in its neighbours, and hand-offs that arrived; `handed` is (M, M)."""
    team = np.repeat(np.arange(len(cycle.teams)), K)
    other = team - team % K + np.tile(np.arange(K), len(cycle.teams))
    apart = team != other
    rows = blank_rows("ties", int(apart.sum()))
    rows["from_service"], rows["to_service"] = team[apart], other[apart]
    rows["date"] = day_of(cycle.week, start) - 1
    rows["trust"] = cycle.teams["ties"].ravel()[apart]
    rows["handoffs"] = handed[team[apart], other[apart]]
    rows["kind"] = TABLES["ties"].column("kind").codes.index("hands_on")
    return rows


def practice(cycle: Cycle, start: date) -> Rows:
    """Give how every team worked in the cycle, in each coordinate's own unit."""
    rows = _frame("practice", cycle, start, len(LOWEST))
    values = LOWEST + cycle.teams["practice"] * (HIGHEST - LOWEST)
    values[:, MAX_WEEKS] = np.exp(values[:, MAX_WEEKS])
    rows["coordinate"] = np.tile(np.arange(len(LOWEST)), len(cycle.teams))
    rows["value"] = values.ravel()
    return rows


def skills(cycle: Cycle, start: date) -> Rows:
    """Give how far every team can help in each domain, as seen on the last day of the cycle."""
    return _levels(cycle.teams["skill"], int(day_of(cycle.week, start)) - 1, "observed")


def claims(claimed: NDArray[np.float64] | None, cycle: Cycle, start: date) -> Rows:
    """Give what teams claim to be able to help with, on the first day of a cycle; `claimed` is (M, 6), NaN for none."""
    levels = np.full((len(cycle.teams), K), np.nan) if claimed is None else claimed
    return _levels(levels, int(day_of(cycle.week - CYCLE, start)), "claimed")


def _levels(levels: NDArray[np.float64], day: int, basis: str) -> Rows:
    team, domain = np.nonzero(~np.isnan(levels))
    rows = blank_rows("skills", len(team))
    rows["service"], rows["domain"], rows["date"] = team, domain, day
    rows["level"] = levels[team, domain]
    rows["basis"] = TABLES["skills"].column("basis").codes.index(basis)
    return rows
