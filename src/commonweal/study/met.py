"""Each target beside what was run: over the whole ranges, and at points drawn from what is left."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from commonweal.study.calibrate import Calibration
from commonweal.study.targets import Target


@dataclass(frozen=True)
class Met:
    """A target beside the runs; `low`, `high` hold the middle 90 % of the draws' runs, None without draws."""

    target: Target
    lowest: float  # of the first wave's points, spread over the ranges
    highest: float
    low: float | None
    high: float | None
    inside: float  # share of the draws' runs within the target's range; 0 without draws

    def as_data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def met(found: Calibration) -> tuple[Met, ...]:
    """Set each target, fitted or held out, beside the runs."""
    beside = []
    for i, target in enumerate(found.targets.targets):
        column = found.fresh[:, i]
        told = column[np.isfinite(column)]
        low, high = map(float, np.quantile(told, (0.05, 0.95))) if len(told) else (None, None)
        inside = float(((told >= target.low) & (told <= target.high)).mean()) if len(told) else 0.0
        box = found.box[:, i]
        beside.append(Met(target, float(np.nanmin(box)), float(np.nanmax(box)), low, high, inside))
    return tuple(beside)
