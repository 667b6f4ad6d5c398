"""What an outcome is: declared once, worked out from a window."""

from collections.abc import Callable
from dataclasses import dataclass

from commonweal.lab.kernels import tallies as c
from commonweal.lab.window import Window


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


def ratio(a: float, b: float) -> float:
    """Give a over b; not a number where b is nought."""
    return float(a / b) if b > 0 else float("nan")


def closures(w: Window) -> float:
    """Count cases closed, completed or timed out."""
    return float(w.tally[c.T_COMPLETED] + w.tally[c.T_TIMED])
