"""Tables of luck, for what is done once a cycle and for the record."""

import numpy as np

from commonweal.lab.kernels.build import helper
from commonweal.lab.kernels.luck import bits, key, normal, stem, uniform


@helper
def draw_uniforms(seed, stream, week, entities, slots):
    """Draw from [0, 1): (entities, slots)."""
    drawn = np.empty((len(entities), slots))
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = uniform(key_, entities[row], slot)
    return drawn


@helper
def draw_normals(seed, stream, week, entities, slots):
    """Draw near-normals: (entities, slots)."""
    drawn = np.empty((len(entities), slots))
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = normal(key_, entities[row], slot)
    return drawn


@helper
def draw_words(seed, stream, week, entities, slots):
    """Draw 64 bits: (entities, slots)."""
    drawn = np.empty((len(entities), slots), np.uint64)
    key_ = key(stem(seed, stream), week)
    for row in range(len(entities)):
        for slot in range(slots):
            drawn[row, slot] = bits(key_, entities[row], slot)
    return drawn
