"""How often words of a kind are used, and how often one kind for each of another, with their doubt.

Words come in bursts: who writes `care` once writes it again. So the interval is taken over documents, of which
eight are needed; with fewer it is that of words that come singly, which is too narrow, and the finding says so.
"""

from math import exp, sqrt

import numpy as np
from scipy.special import stdtrit  # scipy.stats takes two seconds to load

from commonweal.lenses import doubt
from commonweal.lenses.doubt import LEVEL, NORMAL, NOTHING, Doubt
from commonweal.lenses.lexicon.prose import Ints

CLUSTERS = 8
"""Documents that an interval over documents needs."""


def per_1000(hits: Ints, words: Ints) -> Doubt:
    """Give hits per 1,000 words of documents (documents,).

    Of eight documents or more, the interval is by linearisation over them (Cochran 1977, ch. 6) on the scale of
    the logarithm, with Student's t at Kish's effective number of documents less one, and never narrower than the
    exact Poisson interval (Garwood 1936), which stands alone where there are fewer or where there is no hit.
    """
    count, exposure = int(hits.sum()), int(words.sum())
    single = doubt.rate(count, exposure, 1000.0)
    if not over_documents(words) or not count:
        return single
    half = _reach(hits / count - words / exposure, words)
    value = 1000.0 * count / exposure
    return Doubt(value, min(value * exp(-half), single.low or 0.0), max(value * exp(half), single.high or 0.0))


def times(top: Ints, bottom: Ints, words: Ints) -> Doubt:
    """Give sum(top) / sum(bottom) of documents (documents,), both of them hits.

    The interval is made as that of `per_1000`; of fewer than eight documents by the score interval of the share
    that the first are of both (Wilson 1927). Nothing where the second were not found.
    """
    above, below = int(top.sum()), int(bottom.sum())
    if not below:
        return NOTHING
    part = doubt.share(above, above + below)
    low, high = _odds(part.low), _odds(part.high)
    if not over_documents(words) or not above:
        return Doubt(above / below, low, high)
    half = _reach(top / above - bottom / below, words)
    value = above / below
    return Doubt(value, min(value * exp(-half), low or 0.0), max(value * exp(half), high or 0.0))


def over_documents(words: Ints) -> bool:
    """Say whether documents of so many words each (documents,) are enough for an interval over them."""
    return int((words > 0).sum()) >= CLUSTERS


def _reach(spread: Ints, words: Ints) -> float:
    """Give half the length of the interval of a logarithm, of what each document adds to it, (documents,)."""
    n = int((words > 0).sum())
    effective = float(words.sum()) ** 2 / float(np.square(words.astype(float)).sum())  # Kish 1965, 11.7
    student = float(stdtrit(max(effective - 1, 1.0), (1 + LEVEL) / 2))
    return min(max(student, NORMAL) * sqrt(n / (n - 1) * float(spread @ spread)), 20.0)  # else exp would overflow


def _odds(share: float | None) -> float | None:
    return None if share is None or share >= 1 else share / (1 - share)
