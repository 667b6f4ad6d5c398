"""Words inside quotation marks: others' words, or words that the writer holds at arm's length."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.lexicon.prose import Prose

CLOSES = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_WITHIN = {"“": 3, "„": 3, "«": 3, '"': 3, "‘": 0, "'": 0}
"""How many sentences further a quotation may close; a single mark, which is an apostrophe too, in its own."""


def quoted(prose: Prose) -> NDArray[np.bool_]:
    """Say which tokens stand inside quotation marks, (tokens,).

    A mark that nothing closes in the same document, soon enough, quotes nothing; a quotation inside another is
    part of it. An apostrophe after a word's final s is read as of the word while no quotation with it is open.
    """
    inside = np.zeros(len(prose.word) + 1, np.int64)
    marks = np.array([token in _MARKS for token in prose.vocabulary], bool)
    at = np.flatnonzero(marks[prose.word]) if len(prose.word) else np.zeros(0, int)
    opened: tuple[str, int, int, int] | None = None
    before = prose.word[np.maximum(at - 1, 0)]
    for place, mark, previous, document, sentence in zip(
        at.tolist(),
        [prose.vocabulary[code] for code in prose.word[at]],
        [prose.vocabulary[code] for code in before],
        prose.document[at].tolist(),
        prose.sentence[at].tolist(),
        strict=True,
    ):
        if opened and (document != opened[2] or sentence > opened[3] + _WITHIN[opened[0]]):
            opened = None
        if opened and mark in CLOSES[opened[0]]:
            inside[opened[1] + 1] += 1
            inside[place] -= 1
            opened = None
        elif opened is None and mark in CLOSES and not (mark == "'" and previous.lower().endswith("s")):
            opened = (mark, place, document, sentence)
    return np.cumsum(inside)[:-1] > 0


_MARKS = set(CLOSES) | set("".join(CLOSES.values()))
