"""Negation: a cue within a few words before, in the same sentence and clause (after Chapman et al. 2001, NegEx)."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.lexicon.prose import Ints, Prose
from commonweal.lenses.lexicon.quotation import CLOSES
from commonweal.lenses.lexicon.spelling import fold

WINDOW = 3
"""How many words before a phrase a cue may stand."""
# The last ten as people write them who leave the apostrophe out; `n't` is known by its ending.
# fmt: off
CUES = frozenset((
    "not", "no", "never", "without", "cannot", "nor", "neither", "none",
    "dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "wont", "cant", "couldnt", "wouldnt",
))
# fmt: on
_ONLY = frozenset({"only", "just", "merely", "simply", "least"})  # `not only care` denies nothing
_TURNS = frozenset({"but"})  # `not quick but caring`
_QUOTES = set(CLOSES) | set("".join(CLOSES.values()))


def negated(prose: Prose, start: Ints) -> NDArray[np.bool_]:
    """Say of phrases that begin at positions `start` whether each is negated, (phrases,).

    A mark that is no quotation mark, and `but`, end the reach of a cue; `not only` and its like are none.
    """
    kind = np.array([_kind(token) for token in prose.vocabulary], np.int8)
    if not len(start):
        return np.zeros(0, bool)
    kinds = kind[prose.word]
    follows = np.append(prose.word[1:], prose.word[-1])
    spared = np.array([fold(token) in _ONLY for token in prose.vocabulary], bool)[follows]
    kinds = np.where((kinds == _CUE) & spared, _WORD, kinds)
    denied, reach = np.zeros(len(start), bool), np.full(len(start), WINDOW)
    for back in range(1, 2 * WINDOW + 1):  # quotation marks between take no room, but there is an end to them
        at = start - back
        inside = (at >= 0) & (reach > 0)
        inside[inside] &= prose.end[at[inside]] == prose.end[start[inside]]
        here = np.where(inside, kinds[np.maximum(at, 0)], _STOP)
        denied |= here == _CUE
        reach = np.where((here == _STOP) | (here == _CUE), 0, reach - (here == _WORD))
    return denied


_WORD, _CUE, _QUOTE, _STOP = range(4)


def _kind(token: str) -> int:
    if token in _QUOTES:
        return _QUOTE
    word = fold(token)
    if word in _TURNS or not any(character.isalnum() for character in token):
        return _STOP
    return _CUE if word in CUES or word.endswith("n't") else _WORD
