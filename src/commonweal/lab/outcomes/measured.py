"""What is measured and paid."""

from collections.abc import Callable

import numpy as np

from commonweal.lab.kernels import tallies as c
from commonweal.lab.outcomes.outcome import Outcome
from commonweal.lab.window import Window


def _paid(w: Window) -> float:
    """Average the contract's own composite measure; not a number where no measure has weight."""
    return float(np.einsum("cmq,cq->cm", w.measures, w.weights).mean())


def _measured(q: int) -> Callable[[Window], float]:
    return lambda w: float(w.measures[:, :, q].mean())


MEASURED = [
    Outcome("paid_measure", "times the place's history", "the measure this contract pays or prizes", "measured", _paid),
    Outcome(
        "success_at_closure",
        "times the place's history",
        "closures at or under the line, per whole-time week",
        "measured",
        _measured(0),
    ),
    Outcome(
        "change_at_closure",
        "times the place's history",
        "recorded whole-person change at closure, per whole-time week",
        "measured",
        _measured(1),
    ),
    Outcome("success_later", "times the place's history", "the same success 26 weeks on", "measured", _measured(2)),
    Outcome("change_later", "times the place's history", "the same change 26 weeks on", "measured", _measured(3)),
    Outcome(
        "starts_in_time",
        "share of starts",
        "starts within the waiting target",
        "measured",
        lambda w: w.share(c.T_IN_TIME, c.T_STARTED),
    ),
]
