"""The different words of a column - services, activities - numbered as they come, and in one fixed order at the end."""

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Codes = np.ndarray[Any, np.dtype[np.int32]]
NOT_SAID = "not said"
"""Stands where a source gives no word and the record needs one."""


class Terms:
    """Numbers words: 0, 1, 2 … as met. Outer spaces are taken off; an unknown word is -1."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def encode(self, values: pa.Array) -> Codes:
        """Give each value's number; -1 where it is null."""
        coded = pc.utf8_trim_whitespace(values).dictionary_encode()
        known = [self.code(word) if word else -1 for word in coded.dictionary.to_pylist()]
        numbers = np.array([*known, -1], np.int32)
        return np.asarray(numbers[coded.indices.fill_null(len(known)).to_numpy(zero_copy_only=False)], np.int32)

    def code(self, word: str) -> int:
        """Give a word's number, a new one if it has none."""
        return self._codes.setdefault(word, len(self._codes))

    def in_order(self, used: Codes | None = None) -> tuple[list[str], Codes]:
        """Give the words sorted, so that the order of rows says nothing, and old number -> place among them.

        Args:
            used: numbers in use; the words of no others are given. None for all.
        """
        counts = None if used is None else np.bincount(used[used >= 0], minlength=len(self))
        words = sorted(word for word, code in self._codes.items() if counts is None or counts[code])
        places = np.full(len(self) + 1, -1, np.int32)  # the last one serves -1
        for place, word in enumerate(words):
            places[self._codes[word]] = place
        return words, places

    def __len__(self) -> int:
        return len(self._codes)


def joined(columns: list[pa.Array]) -> pa.Array:
    """Make one word of several columns, such as an organisation and its team; null where all are null."""
    whole = columns[0]
    for column in columns[1:]:
        both = pc.binary_join_element_wise(whole, column, " / ")
        whole = pc.coalesce(both, whole, column)
    return whole


def joined_whole(columns: list[pa.Array]) -> pa.Array:
    """Make one id of several columns; null where any is, for half an id could be another's."""
    return columns[0] if len(columns) == 1 else pc.binary_join_element_wise(*columns, "\x02")
