"""Hits by document and category: what all rates are made from."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.lexicon.lexicon import CATEGORIES, HARD, SOFT, Lexicon
from commonweal.lenses.lexicon.matching import Hits
from commonweal.lenses.lexicon.prose import Ints, Prose
from commonweal.lenses.lexicon.rates import per_1000, times


@dataclass(frozen=True)
class Tally:
    """Words of one's own and hits in them, by document.

    Args:
        words: words outside quotation marks, (documents,).
        hits: hits that are neither negated nor quoted, (documents, categories) in the order of `CATEGORIES`.
        negated: hits that are negated and not quoted, alike.
        quoted: hits inside quotation marks, alike.
        neutral: labels set aside, (documents,).
    """

    words: Ints
    hits: Ints
    negated: Ints
    quoted: Ints
    neutral: Ints

    def of(self, documents: NDArray[np.bool_]) -> "Tally":
        """Give the tally of some documents, given as a mask."""
        parts = (self.words, self.hits, self.negated, self.quoted, self.neutral)
        return Tally(*(part[documents] for part in parts))

    @property
    def written(self) -> int:
        """How many of the documents have words of their own."""
        return int((self.words > 0).sum())

    def rate(self, categories: Sequence[str]) -> Doubt:
        """Give the hits of some categories together per 1,000 words."""
        return per_1000(self._together(categories), self.words)

    def ratio(self) -> Doubt:
        """Give hits of care, strength and co-operation for each of conflict, market and deficit."""
        return times(self._together(SOFT), self._together(HARD), self.words)

    def _together(self, categories: Sequence[str]) -> Ints:
        found: Ints = self.hits[:, [CATEGORIES.index(name) for name in categories]].sum(axis=1)
        return found


def tally(prose: Prose, hits: Hits, lexicon: Lexicon) -> Tally:
    """Count hits by document and category."""
    kinds = {name: place for place, name in enumerate(CATEGORIES)}
    kind = np.array([kinds.get(entry.category, -1) for entry in lexicon.entries], int)[hits.entry]
    document = prose.document[hits.start]
    shape = (len(prose.day), len(CATEGORIES))

    def counted(mask: NDArray[np.bool_]) -> Ints:
        chosen = mask & (kind >= 0)
        flat = document[chosen].astype(int) * shape[1] + kind[chosen]
        return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)

    return Tally(
        words=prose.per_document(prose.counts & ~hits.inside),
        hits=counted(hits.plain),
        negated=counted(hits.negated & ~hits.quoted),
        quoted=counted(hits.quoted),
        neutral=np.bincount(document[kind < 0], minlength=shape[0]),
    )
