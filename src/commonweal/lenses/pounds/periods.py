"""Years and quarters as money counts them: numbered, so that days turn into periods without a loop."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Days = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Periods:
    """Years or quarters that follow one another, numbered from the one that began in 1970.

    Args:
        months: how long each is: 12 or 3.
        first_month: the month with which a year begins; 4 for the year of British public money.
    """

    months: int = 12
    first_month: int = 4

    def number(self, day: Days) -> NDArray[np.int64]:
        """Number the periods that days (n,), since 1970, lie in."""
        month = np.asarray(day, np.int64).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        return np.asarray((month - (self.first_month - 1)) // self.months)

    def first_day(self, number: Days) -> NDArray[np.int64]:
        """Give the first day of each period (n,), since 1970."""
        month = np.asarray(number, np.int64) * self.months + (self.first_month - 1)
        return np.asarray(month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64))

    def name(self, number: int) -> str:
        """Say which period it is: `2024/25` for a year that begins in another than January, `2024/25 Q1` a quarter."""
        year = 1970 + number * self.months // 12
        told = str(year) if self.first_month == 1 else f"{year}/{(year + 1) % 100:02d}"
        each = 12 // self.months
        return told if each == 1 else f"{told} Q{number % each + 1}"
