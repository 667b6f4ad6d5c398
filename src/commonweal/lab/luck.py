"""Luck for the few: keyed draws as NumPy arrays, the same numbers as the kernels' (`kernels/luck.py`)."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels.table import draw_normals, draw_uniforms, draw_words


def uniforms(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.float64]:
    """Draw from [0, 1) for each entity and slot 0..slots-1; shape (entities, slots)."""
    drawn: NDArray[np.float64] = draw_uniforms(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn


def normals(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.float64]:
    """Draw near-normals (mean 0, s.d. 1) for each entity and slot; shape (entities, slots)."""
    drawn: NDArray[np.float64] = draw_normals(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn


def words(seed: int, stream: int, week: int, entities: NDArray[np.int64], slots: int) -> NDArray[np.uint64]:
    """Draw 64 bits for each entity and slot; shape (entities, slots)."""
    drawn: NDArray[np.uint64] = draw_words(seed, stream, week, np.asarray(entities, np.int64), slots)
    return drawn
