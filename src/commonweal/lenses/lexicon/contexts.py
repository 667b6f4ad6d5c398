"""Hits as they stood, with the words around them, so that anyone can judge whether they are what they seem."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from commonweal.lenses.lexicon.lexicon import CATEGORIES, Lexicon
from commonweal.lenses.lexicon.matching import Hits
from commonweal.lenses.lexicon.prose import Ints, Prose

_CLINGS = set(".,;:!?)]}”’»…%")
_HOLDS = set("([{“‘«£$")


def contexts(
    prose: Prose, hits: Hits, lexicon: Lexicon, may: Ints, most: int, around: int, called: Sequence[str]
) -> list[dict[str, Any]]:
    """Give hits with `around` words to each side, in the order of reading.

    `may`: of each document whether it may be quoted, (documents,). `most`: how many hits; if there are more,
    they are taken evenly from first to last, so that no document is passed over for coming late. Labels that
    were set aside are left out. `called`: the name of each document.
    """
    category = [entry.category for entry in lexicon.entries]
    known = np.array([name in CATEGORIES for name in category], bool)
    at = np.flatnonzero(known[hits.entry] & may[prose.document[hits.start]])
    if len(at) > most:
        at = at[np.linspace(0, len(at) - 1, max(most, 0)).round().astype(int)]
    bounds = np.searchsorted(prose.document, np.arange(len(prose.day) + 1))
    rows = []
    for hit in at.tolist():
        start, document = int(hits.start[hit]), int(prose.document[hits.start[hit]])
        low, end = max(start - around, int(bounds[document])), start + int(hits.length[hit])
        high = min(end + around, int(bounds[document + 1]))
        rows.append(
            {
                "document": called[document],
                "sentence": int(prose.sentence[start]) + 1,
                "before": running(prose, low, start),
                "phrase": running(prose, start, end),
                "after": running(prose, end, high),
                "category": category[hits.entry[hit]],
                "negated": bool(hits.negated[hit]),
                "quoted": bool(hits.quoted[hit]),
            }
        )
    return rows


def running(prose: Prose, low: int, high: int) -> str:
    """Write tokens from `low` to before `high` as running text."""
    text = ""
    for code in prose.word[low:high].tolist():
        token = prose.vocabulary[code]
        text += token if not text or token in _CLINGS or text[-1] in _HOLDS else " " + token
    return text
