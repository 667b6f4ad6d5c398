"""Pounds as whole pence: whole numbers add up to the penny in any order, pounds as floats do not."""

import numpy as np
from numpy.typing import NDArray

Pence = NDArray[np.int64]

MOST_PENCE = 2**53
"""Up to here every whole number of pence is also a float64, so that sums of either kind are exact."""


def in_pence(pounds: NDArray[np.float64]) -> tuple[Pence, int]:
    """Give pounds (n,) as whole pence, to the nearest, and how many of them were no whole number of pence.

    Raises:
        OverflowError: together they are past what can be summed to the penny (about 90 million million pounds).
    """
    if not np.abs(pounds).sum() < MOST_PENCE / 100:
        raise OverflowError("the sums are too great to be reckoned to the penny")
    pence = np.rint(pounds * 100)
    return pence.astype(np.int64), int((pence / 100 != pounds).sum())


def share_out(pence: Pence, days: Pence, upto: Pence) -> Pence:
    """Give how much of each sum falls to the first `upto` of its `days`, all (n,): even by day, in whole pence.

    Differences of it along a sum's days add up to the whole sum, and none has the other sign.
    """
    whole, rest = np.divmod(pence, days)
    return whole * upto + rest * upto // days
