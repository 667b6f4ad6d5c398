"""Texts as prose, for tests: cut into words as importers cut them."""

from collections.abc import Sequence

import numpy as np

from commonweal.lenses.lexicon import Entry, Lexicon, Prose, find
from commonweal.record import NO_DATE
from commonweal.record.importers.tokens import sentences


def prose_of(*texts: str) -> Prose:
    """Make prose of texts, one a document, without dates."""
    vocabulary: dict[str, int] = {}
    rows = [
        (document, number, vocabulary.setdefault(token, len(vocabulary)))
        for document, text in enumerate(texts)
        for number, sentence in enumerate(sentences(text))
        for token in sentence
    ]
    document, sentence, word = np.array(rows, np.int64).reshape(-1, 3).T
    return Prose(document, sentence, word, np.full(len(texts), NO_DATE), tuple(vocabulary))


def lexicon_of(**categories: Sequence[str]) -> Lexicon:
    """Make a lexicon of phrases by category."""
    return Lexicon(tuple(Entry(p, name) for name, phrases in categories.items() for p in phrases), "made")


def found(text: str, **categories: Sequence[str]) -> list[str]:
    """Find phrases in a text: each as written, `-` before one that is negated, quotation marks around a quoted one."""
    prose, lexicon = prose_of(text), lexicon_of(**categories)
    hits = find(prose, lexicon)
    told = []
    for start, length, negated, quoted in zip(hits.start, hits.length, hits.negated, hits.quoted, strict=True):
        words = " ".join(prose.vocabulary[code] for code in prose.word[start : start + length])
        told.append(("-" if negated else "") + (f'"{words}"' if quoted else words))
    return told
