"""What it costs, what workers live with, and how even it is between areas."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import tallies as c
from commonweal.lab.outcomes.outcome import Outcome, ratio
from commonweal.lab.window import Window
from commonweal.lab.world import CYCLE, FTE_POUNDS, YEAR


def _area_burden(w: Window) -> NDArray[np.float64]:
    return np.asarray(w.weeks[:, :, c.W_BURDEN].mean(axis=0) / w.area_people)


def _spread(values: NDArray[np.float64]) -> float:
    return float(values.max() - values.min())


def _off_domain(table: NDArray[np.float64]) -> float:
    """Average over pairs of different domains; (cycles, M, 6)."""
    domain = np.arange(table.shape[1])[:, None] % 6
    return float(table[:, domain != np.arange(6)].mean())


def _crisis(w: Window) -> float:
    """Crisis cost per person and year: 20 N + 150 (t-1)^2, t the needs above one half (model.md S14; assumed)."""
    return 20 * w.person_mean(c.W_BURDEN) + 150 * w.person_mean(c.W_EXTRA)


COST = [
    Outcome(
        "service_hours",
        "paid hours a person and year",
        "hours of all teams, the same in every regime",
        "cost",
        lambda w: float(w.fte.sum(axis=1).mean() * 37 * YEAR / w.people),
    ),
    Outcome(
        "service_pounds",
        "pounds a person and year",
        "the same as money (assumed: 45,000 a whole-time worker)",
        "cost",
        lambda w: float(w.fte.sum(axis=1).mean() * FTE_POUNDS / w.people),
    ),
    Outcome(
        "crisis_cost",
        "arbitrary units a person and year",
        "cost of crisis elsewhere: 20 for each need-unit and 150 (t-1)^2 for t serious needs",
        "cost",
        _crisis,
        "down",
    ),
]
WORKERS = [
    Outcome(
        "load",
        "open cases a whole-time worker",
        "cases a worker holds at once",
        "workers",
        lambda w: float(w.tally[c.T_OPEN] / (w.fte.sum() * CYCLE)),
        "down",
    ),
    Outcome(
        "direct_time",
        "share of paid hours",
        "time with and for people",
        "workers",
        lambda w: float(w.tally[c.T_DIRECT] / (w.fte.sum() * CYCLE * 37)),
        "up",
    ),
    Outcome(
        "turnover",
        "share of workers a year",
        "case-weeks at which the person's worker left, as a yearly rate [O1]",
        "workers",
        lambda w: ratio(w.tally[c.T_LEFT] * YEAR, w.tally[c.T_OPEN]),
        "down",
    ),
    Outcome("ties", "share", "trust between teams of an area", "workers", lambda w: _off_domain(w.ties), "up"),
    Outcome(
        "shared_skill",
        "share",
        "skill of teams beyond their own domain",
        "workers",
        lambda w: _off_domain(w.skill),
        "up",
    ),
    Outcome(
        "effort",
        "share of paid hours",
        "effort: the best response to stake and meaning",
        "workers",
        lambda w: float(w.effort.mean()),
    ),
]
INEQUALITY = [
    Outcome(
        "area_gap",
        "need-units a person",
        "burden of the most burdened area less that of the least",
        "inequality",
        lambda w: _spread(_area_burden(w)),
        "down",
    ),
    Outcome(
        "area_ratio",
        "ratio",
        "the same as a ratio",
        "inequality",
        lambda w: ratio(_area_burden(w).max(), _area_burden(w).min()),
        "down",
    ),
]
