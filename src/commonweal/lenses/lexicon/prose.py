"""The words of a record's documents as plain arrays, in the order of reading."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns, words
from commonweal.lenses.lexicon.spelling import is_word
from commonweal.record import NO_DATE, Record

Ints = NDArray[Any]


@dataclass(frozen=True)
class Prose:
    """Words and marks of documents.

    Args:
        document: which document each is in, (tokens,); those of one stand together.
        sentence: which sentence of it, (tokens,).
        word: position in `vocabulary`, (tokens,).
        day: of each document, days since 1970, `NO_DATE` where not known, (documents,).
        vocabulary: the words and marks as written.
    """

    document: Ints
    sentence: Ints
    word: Ints
    day: Ints
    vocabulary: tuple[str, ...]

    @cached_property
    def counts(self) -> NDArray[np.bool_]:
        """Say which tokens are words, (tokens,)."""
        spoken = np.array([is_word(token) for token in self.vocabulary], bool)
        return spoken[self.word] if len(self.word) else np.zeros(0, bool)

    @cached_property
    def end(self) -> Ints:
        """Give the position after each token's sentence, (tokens,)."""
        new = (self.document[1:] != self.document[:-1]) | (self.sentence[1:] != self.sentence[:-1])
        bounds = np.append(np.flatnonzero(new) + 1, len(self.word))
        return np.repeat(bounds, np.diff(np.append(0, bounds)))

    def per_document(self, at: Ints) -> Ints:
        """Count tokens at positions, or where a mask is true, by document, (documents,)."""
        return np.bincount(self.document[at], minlength=len(self.day))


def read_prose(record: Record) -> Prose:
    """Read the words of a record; rows out of order are put in the order of documents and sentences."""
    held = read_columns(record, "words", ("document", "date", "sentence", "word"))
    document, sentence = held["document"], held["sentence"]
    step = np.diff(document)
    if ((step < 0) | ((step == 0) & (np.diff(sentence) < 0))).any():
        order = np.lexsort((sentence, document))  # stable: words of one sentence keep their order
        held = {name: values[order] for name, values in held.items()}
        document, sentence = held["document"], held["sentence"]
    day = np.full(record.rows("documents"), NO_DATE, np.int64)
    first = np.flatnonzero(np.append(True, np.diff(document) != 0)) if len(document) else np.zeros(0, int)
    day[document[first]] = held["date"][first]
    day[day == -1] = NO_DATE
    return Prose(document, sentence, held["word"], day, tuple(str(w) for w in words(record, "vocabulary", "id")))
