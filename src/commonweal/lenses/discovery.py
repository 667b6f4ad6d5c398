"""What is worth asking about: the level of every test, its words, and control of false discoveries over many."""

from collections.abc import Sequence

import numpy as np

LEVEL = 0.05
"""How often a test may cry out where nothing is; over many, the share of what it names that may be so by chance."""
ASK, CHANCE = "worth asking about", "no more than chance would bring"


def adjust(given: Sequence[float | None]) -> list[float | None]:
    """Adjust p-values so that at most that share of what is called a discovery is false; None stays None.

    Benjamini & Hochberg (1995). Equals `scipy.stats.false_discovery_control`, of which a test makes sure; that takes
    two seconds to load.
    """
    tested = [i for i, p in enumerate(given) if p is not None]
    told: list[float | None] = [None] * len(given)
    if not tested:
        return told
    values = np.array([given[i] for i in tested], float)
    order = np.argsort(values)
    steps = values[order] * len(values) / np.arange(1, len(values) + 1)
    least = np.minimum.accumulate(steps[::-1])[::-1].clip(0, 1)
    for place, p in zip(order, least, strict=True):
        told[tested[int(place)]] = float(p)
    return told
