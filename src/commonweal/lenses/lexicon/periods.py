"""Periods that days fall into, named as people name them."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.record import NO_DATE

PERIODS = ("year", "quarter")


def period_of(day: NDArray[Any], period: str) -> list[str | None]:
    """Name the year (`2024`) or quarter (`2024 Q1`) of each day since 1970, (days,); None where it is not known."""
    months = np.asarray(day, "datetime64[D]").astype("datetime64[M]").astype(int)
    years, quarters = 1970 + months // 12, 1 + months % 12 // 3
    parts = zip(np.asarray(day).tolist(), years.tolist(), quarters.tolist(), strict=True)
    named = ((d, str(year) if period == "year" else f"{year} Q{quarter}") for d, year, quarter in parts)
    return [None if d == NO_DATE else name for d, name in named]
