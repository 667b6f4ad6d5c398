"""Luck for the few: keyed draws as NumPy arrays, the same numbers as the kernels' (`kernels/luck.py`)."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels.build import helper
from commonweal.lab.kernels.luck import bits, key, normal, stem, uniform


@helper
def _uniforms(seed, stream, week, entities, slots):  # type: ignore[no-untyped-def]  # typed by Numba
    drawn = np.empty((len(entities), slots))
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = uniform(key_, entities[row], slot)
    return drawn


@helper
def _normals(seed, stream, week, entities, slots):  # type: ignore[no-untyped-def]  # typed by Numba
    drawn = np.empty((len(entities), slots))
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = normal(key_, entities[row], slot)
    return drawn


@helper
def _words(seed, stream, week, entities, slots):  # type: ignore[no-untyped-def]  # typed by Numba
    drawn = np.empty((len(entities), slots), np.uint64)
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = bits(key_, entities[row], slot)
    return drawn


def uniforms(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.float64]:
    """Draw from [0, 1) for each entity and slot 0..slots-1; shape (entities, slots)."""
    drawn: NDArray[np.float64] = _uniforms(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn


def normals(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.float64]:
    """Draw near-normals (mean 0, s.d. 1) for each entity and slot; shape (entities, slots)."""
    drawn: NDArray[np.float64] = _normals(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn


def words(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.uint64]:
    """Draw 64 bits for each entity and slot; shape (entities, slots)."""
    drawn: NDArray[np.uint64] = _words(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn
