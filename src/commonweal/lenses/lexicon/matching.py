"""Phrases of a lexicon found in prose: the longest at each place, no word in two of them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.lexicon.lexicon import Lexicon
from commonweal.lenses.lexicon.negation import negated
from commonweal.lenses.lexicon.prose import Ints, Prose
from commonweal.lenses.lexicon.quotation import quoted
from commonweal.lenses.lexicon.spelling import fold, is_word
from commonweal.lenses.lexicon.trie import Trie


@dataclass(frozen=True)
class Hits:
    """Phrases found, in the order of reading.

    Args:
        start: position of the first word, (hits,).
        length: how many words, (hits,).
        entry: which row of the lexicon, (hits,).
        negated: whether a negation stands before it, (hits,).
        quoted: whether it stands inside quotation marks, (hits,).
        inside: which tokens of all the prose stand inside quotation marks, (tokens,).
    """

    start: Ints
    length: Ints
    entry: Ints
    negated: NDArray[np.bool_]
    quoted: NDArray[np.bool_]
    inside: NDArray[np.bool_]

    @property
    def plain(self) -> NDArray[np.bool_]:
        """Say which hits count: neither negated nor quoted, (hits,)."""
        return np.asarray(~self.negated & ~self.quoted)


def find(prose: Prose, lexicon: Lexicon) -> Hits:
    """Find the phrases of a lexicon in prose, from left to right, the longest first; none crosses a sentence."""
    start, length, entry = _longest(prose, lexicon)
    inside = quoted(prose)
    within = inside[start] if len(start) else np.zeros(0, bool)
    return Hits(start, length, entry, negated(prose, start), within, inside)


def _longest(prose: Prose, lexicon: Lexicon) -> tuple[Ints, Ints, Ints]:
    trie = Trie()
    for number, entry in enumerate(lexicon.entries):
        for words in entry.spellings():
            trie.add(words, number)
    steps = [trie.steps(fold(token)) if is_word(token) or token.isdigit() else () for token in prose.vocabulary]
    begins = np.array([trie.begins(one) for one in steps], bool)
    places = np.flatnonzero(begins[prose.word]) if len(prose.word) else np.zeros(0, int)
    text: Any = prose.word.tolist()  # a list is read faster, one by one, than an array
    found, free = [], 0
    for at, end in zip(places.tolist(), prose.end[places].tolist(), strict=True):
        if at >= free:
            length, number = trie.longest(text, steps, at, end)
            if length:
                found.append((at, length, number))
                free = at + length
    held = np.array(found, np.int64).reshape(-1, 3)
    return held[:, 0], held[:, 1], held[:, 2]
