"""Scratch space for kernels: one set a thread, large enough for the largest area."""

import numpy as np

from commonweal.lab.kernels.forms import COUNTS, TILE, Bench
from commonweal.lab.world import K

LONGEST_WAIT = 32768  # weeks are int16


def make_bench(rows: int) -> Bench:
    """Make scratch space for areas of up to `rows` people."""
    return Bench(
        open=np.empty((K, rows), np.int32),
        waiting=np.empty((K, rows), np.int32),
        order=np.empty(rows, np.int32),
        bins=np.empty(LONGEST_WAIT, np.int32),
        lots=np.empty(rows, np.uint64),
        weight=np.empty(rows, np.int64),
        seen=np.empty((K, rows)),
        tile=np.zeros(1, TILE),
        counts=np.zeros(1, COUNTS),
    )
