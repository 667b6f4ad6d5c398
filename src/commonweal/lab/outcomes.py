"""What is told of a run: outcomes people live with, what is measured and paid, cost, workers, inequality, practice.

Each outcome is declared once (`OUTCOMES`) with unit, meaning and group, and worked out from what was counted in a
window of whole years. No agent reads an outcome. `better` says which way a person would call good, and is None where
that is for people to say.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.kernels.practice import HIGHEST, LOWEST, MAX_WEEKS
from commonweal.lab.rules import weights
from commonweal.lab.run import History
from commonweal.lab.state import State
from commonweal.lab.world import CYCLE, FTE_POUNDS, YEAR

HOURS = (c.T_FREE, c.T_SHARED, c.T_RECORDS, c.T_DOORS, c.T_AFTER, c.T_SHORT, c.T_UNSPENT)  # where hours go, but for people
PRACTICES = ("intake_min", "intake_max", "breadth", "close_at", "max_weeks", "hold", "tilt", "queue_peak")


@dataclass(frozen=True)
class Window:
    """What was counted over some whole years; levels and hours as reals."""

    people: int
    years: float
    weeks: NDArray[np.float64]  # (weeks, A, columns) LEVEL columns as reals
    tally: NDArray[np.float64]  # (columns,) summed over teams and cycles
    team_tally: NDArray[np.float64]  # (M, columns) summed over cycles
    measures: NDArray[np.float64]  # (cycles, M, 5) against the place's own history (1 = as before)
    weights: NDArray[np.float64]  # (cycles, 5) how the contract weighs them
    practice: NDArray[np.float64]  # (cycles, M, 8) in their own ranges
    fte: NDArray[np.float64]  # (cycles, M)
    effort: NDArray[np.float64]  # (cycles, M)
    ties: NDArray[np.float64]  # (cycles, M, 6)
    skill: NDArray[np.float64]  # (cycles, M, 6)
    area_people: NDArray[np.float64]  # (A,)

    def person_mean(self, column: int) -> float:
        """Average a weekly count per person."""
        return float(self.weeks[:, :, column].sum(axis=1).mean() / self.people)

    def per_1000(self, *columns: int) -> float:
        """Give counted events per 1,000 people and year."""
        return float(sum(self.tally[col] for col in columns) / self.years / self.people * 1000)

    def share(self, part: int, *whole: int) -> float:
        """Give one count as a share of others; not a number where there were none."""
        total = sum(self.tally[col] for col in whole)
        return float(self.tally[part] / total) if total > 0 else float("nan")


@dataclass(frozen=True)
class Outcome:
    """One thing that is told of a run."""

    name: str
    unit: str
    meaning: str
    group: str  # lived, measured, cost, workers, inequality, practice, observer
    work_out: Callable[[Window], float]
    better: str | None = None  # "down", "up" or None


GROUPS = {
    "lived": "What people live with",
    "measured": "What is measured and paid",
    "cost": "What it costs",
    "workers": "What workers live with",
    "inequality": "How even it is between areas",
    "practice": "The practices that teams settled on",
    "observer": "What an observer would ask about",
}


def window(history: History, state: State, first_year: float, last_year: float) -> Window:
    """Gather what was counted from one year to another (years since the history began; whole cycles, that is quarters).

    Raises ValueError if the history does not reach that far, or the window begins or ends inside a cycle.
    """
    first, last = round(first_year * YEAR), round(last_year * YEAR)
    table = history.week_table()
    if not 0 <= first < last <= len(table):
        raise ValueError(f"the run holds {len(table) / YEAR:g} years; a window from {first_year:g} to {last_year:g} was asked for")
    if first % CYCLE or last % CYCLE:
        raise ValueError(f"a window begins and ends at quarters of a year; {first_year:g} to {last_year:g} was asked for")
    cycles = history.cycles[first // CYCLE : last // CYCLE]
    weeks = table[first:last].astype(np.float64)
    weeks[:, :, [c.W_BURDEN, c.W_TRUST, c.W_ASSETS]] /= LEVEL
    team_tally = _as_reals(np.sum([cycle.tally for cycle in cycles], axis=0))
    spread = LOWEST + np.stack([cycle.practice for cycle in cycles]) * (HIGHEST - LOWEST)
    spread[:, :, MAX_WEEKS] = np.exp(spread[:, :, MAX_WEEKS])
    return Window(
        people=state.size,
        years=(last - first) / YEAR,
        weeks=weeks,
        tally=team_tally.sum(axis=0),
        team_tally=team_tally,
        measures=np.stack([cycle.measures for cycle in cycles]) / state.pref,
        weights=np.stack([weights(cycle.dials) for cycle in cycles]),
        practice=spread,
        fte=np.stack([cycle.teams["fte"] for cycle in cycles]),
        effort=np.stack([cycle.teams["effort"] for cycle in cycles]),
        ties=np.stack([cycle.teams["ties"] for cycle in cycles]),
        skill=np.stack([cycle.teams["skill"] for cycle in cycles]),
        area_people=(state.areas["end"] - state.areas["first"]).astype(np.float64),
    )


def work_out(view: Window) -> dict[str, float]:
    """Work out every outcome of a window."""
    return {name: outcome.work_out(view) for name, outcome in OUTCOMES.items()}


def by_year(history: History, state: State) -> dict[str, NDArray[np.float64]]:
    """Work out every outcome for each year of a run; arrays (years,)."""
    years = len(history.week_table()) // YEAR
    rows = [work_out(window(history, state, year, year + 1)) for year in range(years)]
    return {name: np.array([row[name] for row in rows]) for name in OUTCOMES}


def _as_reals(tally: NDArray[np.int64]) -> NDArray[np.float64]:
    reals = tally.astype(np.float64)
    reals[:, [c.T_BROAD_NOW, c.T_BROAD_LATER, c.T_SEEN, c.T_Z_PRESENTED, c.T_Z_ACCEPTED]] /= LEVEL
    reals[:, [c.T_DIRECT, c.T_HARD_DIRECT, *HOURS]] /= HOUR
    return reals


def _ratio(a: float, b: float) -> float:
    return float(a / b) if b > 0 else float("nan")


def _area_burden(w: Window) -> NDArray[np.float64]:
    return np.asarray(w.weeks[:, :, c.W_BURDEN].mean(axis=0) / w.area_people)


def _spread(values: NDArray[np.float64]) -> float:
    return float(values.max() - values.min())


def _off_domain(table: NDArray[np.float64]) -> float:
    """Average over pairs of different domains; (cycles, M, 6)."""
    domain = np.arange(table.shape[1])[:, None] % 6
    return float(table[:, domain != np.arange(6)].mean())


def _paid(w: Window) -> float:
    """Average the contract's own composite measure; not a number where no measure has weight."""
    return float(np.einsum("cmq,cq->cm", w.measures, w.weights).mean())


def _closures(w: Window) -> float:
    return float(w.tally[c.T_COMPLETED] + w.tally[c.T_TIMED])


def _crisis(w: Window) -> float:
    """Crisis cost per person and year: 20 N + 150 (top-1)^2 with top the needs above one half (model.md S14; assumed units)."""
    return 20 * w.person_mean(c.W_BURDEN) + 150 * w.person_mean(c.W_EXTRA)


def _hard_pull(w: Window) -> float:
    """Give hours per hard case-week over hours per other case-week."""
    hard = _ratio(w.tally[c.T_HARD_DIRECT], w.tally[c.T_HARD_OPEN])
    rest = _ratio(w.tally[c.T_DIRECT] - w.tally[c.T_HARD_DIRECT], w.tally[c.T_OPEN] - w.tally[c.T_HARD_OPEN])
    return _ratio(hard, rest)


def _creaming(w: Window) -> float:
    """Give mean complexity of those who presented less that of those accepted."""
    presented = _ratio(w.tally[c.T_Z_PRESENTED], w.tally[c.T_PRESENTED])
    return presented - _ratio(w.tally[c.T_Z_ACCEPTED], w.tally[c.T_ACCEPTED])


def _measured(q: int) -> Callable[[Window], float]:
    return lambda w: float(w.measures[:, :, q].mean())


def _practised(q: int) -> Callable[[Window], float]:
    return lambda w: float(w.practice[:, :, q].mean())


_LIVED = [
    Outcome("burden", "need-units a person", "mean need of a person, all domains added up", "lived",
            lambda w: w.person_mean(c.W_BURDEN), "down"),
    Outcome("one_need", "share of people", "people with a serious need (above one half)", "lived",
            lambda w: w.person_mean(c.W_NEED1), "down"),
    Outcome("two_needs", "share of people", "people with two or more serious needs", "lived",
            lambda w: w.person_mean(c.W_NEED2), "down"),
    Outcome("three_needs", "share of people", "people with three or more serious needs", "lived",
            lambda w: w.person_mean(c.W_NEED3), "down"),
    Outcome("untreated", "share of those in serious need", "people in serious need with no open case anywhere", "lived",
            lambda w: _ratio(w.weeks[:, :, c.W_UNTREATED].sum(), w.weeks[:, :, c.W_NEED1].sum()), "down"),
    Outcome("wait", "weeks", "mean wait of those whose work began", "lived",
            lambda w: w.share(c.T_WAITED, c.T_STARTED), "down"),
    Outcome("refused", "share of those who asked", "people turned away at a door", "lived",
            lambda w: w.share(c.T_REFUSED, c.T_PRESENTED), "down"),
    Outcome("refusals", "per 1,000 people and year", "refusals at a door", "lived",
            lambda w: w.per_1000(c.T_REFUSED), "down"),
    Outcome("handoffs", "per 1,000 people and year", "hand-offs tried between teams", "lived",
            lambda w: w.per_1000(c.T_HANDED), None),
    Outcome("handoffs_failed", "share of hand-offs", "hand-offs that did not arrive", "lived",
            lambda w: w.share(c.T_HAND_FAILED, c.T_HANDED), "down"),
    Outcome("returns", "share of closures", "people back at the same door within 26 weeks of a closure", "lived",
            lambda w: _ratio(w.tally[c.T_RETURNED], _closures(w)), "down"),
    Outcome("drop_outs", "share of closures and drop-outs", "people who fell away from an open case", "lived",
            lambda w: _ratio(w.tally[c.T_FELL], w.tally[c.T_FELL] + _closures(w)), "down"),
    Outcome("abandoned", "share of those put on a list", "people who gave up waiting", "lived",
            lambda w: w.share(c.T_ABANDONED, c.T_ACCEPTED, c.T_HAND_ARRIVED), "down"),
    Outcome("trust", "share", "people's trust in services", "lived", lambda w: w.person_mean(c.W_TRUST), "up"),
    Outcome("assets", "share", "people's relationships and purpose", "lived",
            lambda w: w.person_mean(c.W_ASSETS), "up"),
    Outcome("gain_kept", "need-units a closure", "fall in a person's whole need from start of work to 26 weeks after closure (or return)",
            "lived", lambda w: w.share(c.T_BROAD_LATER, c.T_MEASURED_LATER), "up"),
]  # fmt: skip
_MEASURED = [
    Outcome("paid_measure", "times the place's history", "the measure this contract pays or prizes", "measured", _paid),
    Outcome("success_at_closure", "times the place's history", "closures at or under the line, per whole-time week",
            "measured", _measured(0)),
    Outcome("change_at_closure", "times the place's history", "recorded whole-person change at closure, per whole-time week",
            "measured", _measured(1)),
    Outcome("success_later", "times the place's history", "the same success 26 weeks on", "measured", _measured(2)),
    Outcome("change_later", "times the place's history", "the same change 26 weeks on", "measured", _measured(3)),
    Outcome("starts_in_time", "share of starts", "starts within the waiting target", "measured",
            lambda w: w.share(c.T_IN_TIME, c.T_STARTED)),
]  # fmt: skip
_COST = [
    Outcome("service_hours", "paid hours a person and year", "hours of all teams, the same in every regime", "cost",
            lambda w: float(w.fte.sum(axis=1).mean() * 37 * YEAR / w.people)),
    Outcome("service_pounds", "pounds a person and year", "the same as money (assumed: 45,000 a whole-time worker)", "cost",
            lambda w: float(w.fte.sum(axis=1).mean() * FTE_POUNDS / w.people)),
    Outcome("crisis_cost", "arbitrary units a person and year",
            "cost of crisis elsewhere: 20 for each need-unit and 150 (t-1)^2 for t serious needs", "cost", _crisis, "down"),
]  # fmt: skip
_WORKERS = [
    Outcome("load", "open cases a whole-time worker", "cases a worker holds at once", "workers",
            lambda w: float(w.tally[c.T_OPEN] / (w.fte.sum() * CYCLE)), "down"),
    Outcome("direct_time", "share of paid hours", "time with and for people", "workers",
            lambda w: float(w.tally[c.T_DIRECT] / (w.fte.sum() * CYCLE * 37)), "up"),
    Outcome("turnover", "share of workers a year", "case-weeks at which the person's worker left, as a yearly rate [O1]",
            "workers", lambda w: _ratio(w.tally[c.T_LEFT] * YEAR, w.tally[c.T_OPEN]), "down"),
    Outcome("ties", "share", "trust between teams of an area", "workers", lambda w: _off_domain(w.ties), "up"),
    Outcome("shared_skill", "share", "skill of teams beyond their own domain", "workers", lambda w: _off_domain(w.skill), "up"),
    Outcome("effort", "share of paid hours", "effort: the best response to stake and meaning", "workers",
            lambda w: float(w.effort.mean())),
]  # fmt: skip
_INEQUALITY = [
    Outcome("area_gap", "need-units a person", "burden of the most burdened area less that of the least", "inequality",
            lambda w: _spread(_area_burden(w)), "down"),
    Outcome("area_ratio", "ratio", "the same as a ratio", "inequality",
            lambda w: _ratio(_area_burden(w).max(), _area_burden(w).min()), "down"),
]  # fmt: skip
_PRACTICE_MEANINGS = {
    "intake_min": ("need", "least severity taken on"),
    "intake_max": ("complexity", "greatest complexity taken on"),
    "breadth": ("share of time", "time on the whole person"),
    "close_at": ("need", "severity at which a case is closed"),
    "max_weeks": ("weeks", "longest work with a person"),
    "hold": ("need", "excess of another need at which people are handed on"),
    "tilt": ("-3..3", "time to harder (+) or easier (-) cases"),
    "queue_peak": ("weeks", "waiting time that is served first"),
}
_PRACTICE = [
    Outcome(f"practice_{name}", *_PRACTICE_MEANINGS[name], "practice", _practised(q)) for q, name in enumerate(PRACTICES)
]
_OBSERVER = [
    Outcome("creaming", "complexity", "mean complexity of those who asked less that of those taken on", "observer", _creaming),
    Outcome("hard_pull", "ratio", "hours a week of a hard case over those of another (parking if it falls)", "observer", _hard_pull),
    Outcome("early_closure", "share of closures", "cases closed while the need would still grow by itself", "observer",
            lambda w: _ratio(w.tally[c.T_PREMATURE], _closures(w)), "down"),
    Outcome("heaping", "ratio", "recorded scores just under the line of success over those just above", "observer",
            lambda w: w.share(c.T_JUST_UNDER, c.T_JUST_OVER)),
    Outcome("measure_spread", "times the place's history", "spread (s.d.) of the paid measure between teams", "observer",
            lambda w: float(np.einsum("cmq,cq->cm", w.measures, w.weights).std(axis=1).mean())),
    Outcome("measure_to_truth", "correlation", "correlation over teams of success at closure with the change that lasted", "observer",
            lambda w: _correlation(w.measures[:, :, 0].mean(axis=0), w.measures[:, :, 3].mean(axis=0))),
]  # fmt: skip


def _correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    if a.std() == 0 or b.std() == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


OUTCOMES: dict[str, Outcome] = {
    outcome.name: outcome
    for outcome in [*_LIVED, *_MEASURED, *_COST, *_WORKERS, *_INEQUALITY, *_PRACTICE, *_OBSERVER]
}
