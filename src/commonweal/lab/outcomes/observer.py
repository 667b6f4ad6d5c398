"""The practices that teams settled on, and what an observer would ask about; read by no agent."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import tallies as c
from commonweal.lab.outcomes.outcome import Outcome, closures, ratio
from commonweal.lab.window import Window

PRACTICES = ("intake_min", "intake_max", "breadth", "close_at", "max_weeks", "hold", "tilt", "queue_peak")


def _hard_pull(w: Window) -> float:
    """Give hours per hard case-week over hours per other case-week."""
    hard = ratio(w.tally[c.T_HARD_DIRECT], w.tally[c.T_HARD_OPEN])
    rest = ratio(w.tally[c.T_DIRECT] - w.tally[c.T_HARD_DIRECT], w.tally[c.T_OPEN] - w.tally[c.T_HARD_OPEN])
    return ratio(hard, rest)


def _creaming(w: Window) -> float:
    """Give mean complexity of those who presented less that of those accepted."""
    presented = ratio(w.tally[c.T_Z_PRESENTED], w.tally[c.T_PRESENTED])
    return presented - ratio(w.tally[c.T_Z_ACCEPTED], w.tally[c.T_ACCEPTED])


def _practised(q: int) -> Callable[[Window], float]:
    return lambda w: float(w.practice[:, :, q].mean())


def _correlation(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    if a.std() == 0 or b.std() == 0:
        return float("nan")
    return float(np.corrcoef(a, b)[0, 1])


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
PRACTICE = [
    Outcome(f"practice_{name}", *_PRACTICE_MEANINGS[name], "practice", _practised(q))
    for q, name in enumerate(PRACTICES)
]
OBSERVER = [
    Outcome(
        "creaming",
        "complexity",
        "mean complexity of those who asked less that of those taken on",
        "observer",
        _creaming,
    ),
    Outcome(
        "hard_pull",
        "ratio",
        "hours a week of a hard case over those of another (parking if it falls)",
        "observer",
        _hard_pull,
    ),
    Outcome(
        "early_closure",
        "share of closures",
        "cases closed while the need would still grow by itself",
        "observer",
        lambda w: ratio(w.tally[c.T_PREMATURE], closures(w)),
        "down",
    ),
    Outcome(
        "heaping",
        "ratio",
        "recorded scores just under the line of success over those just above",
        "observer",
        lambda w: w.share(c.T_JUST_UNDER, c.T_JUST_OVER),
    ),
    Outcome(
        "measure_spread",
        "times the place's history",
        "spread (s.d.) of the paid measure between teams",
        "observer",
        lambda w: float(np.einsum("cmq,cq->cm", w.measures, w.weights).std(axis=1).mean()),
    ),
    Outcome(
        "measure_to_truth",
        "correlation",
        "correlation over teams of success at closure with the change that lasted",
        "observer",
        lambda w: _correlation(w.measures[:, :, 0].mean(axis=0), w.measures[:, :, 3].mean(axis=0)),
    ),
]
