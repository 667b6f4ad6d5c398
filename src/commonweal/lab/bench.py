"""Scratch space for kernels: one set a thread, large enough for the largest area, used again and again.

Making it anew for every call cost more in page faults than small areas cost to run.
"""

import threading

import numpy as np

from commonweal.lab.kernels.events import Events, buffers
from commonweal.lab.kernels.forms import COUNTS, TILE, Bench
from commonweal.lab.world import K

LONGEST_WAIT = 32768  # weeks are int16
_OF_THREAD = threading.local()


def bench_of_thread(rows: int) -> Bench:
    """Give this thread's scratch space, with room for areas of up to `rows` people."""
    kept: Bench | None = getattr(_OF_THREAD, "bench", None)
    if kept is None or len(kept.order) < rows:
        kept = _OF_THREAD.bench = make_bench(rows)
    return kept


def events_of_thread(rows: int) -> Events:
    """Give this thread's event buffers, emptied, with room for `rows` rows each."""
    kept: Events | None = getattr(_OF_THREAD, "events", None)
    if kept is None or len(kept.contacts) < rows:
        kept = _OF_THREAD.events = buffers(rows)
    kept.used[:] = 0
    return kept


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
