"""Brings a stored column of words back to its declared dictionary, whichever dictionary the file gave it."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.column import Column
from commonweal.record.dtype import Vocabulary, store_type, words_of
from commonweal.record.errors import RecordError


def declared(column: Column, array: pa.Array, vocabulary: Vocabulary) -> pa.Array:
    """Give a column as read its declared type, so that its codes are those of the lab's buffers.

    Raises:
        RecordError: it holds a word, or is of a type, that the declaration does not know.
    """
    if column.type not in ("code", "key"):
        if array.type != store_type(column):
            raise RecordError(f"it is of type {array.type}", column.name, f"it is {store_type(column)}")
        return array
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    words = pa.array(words_of(column, vocabulary), pa.string())
    # A file's dictionary depends on how it was written; map each of its few words to the declared position.
    position = pc.index_in(array.dictionary, value_set=words)
    codes = position.take(array.indices).cast(store_type(column).index_type)
    if codes.null_count > array.indices.null_count:
        _name_stranger(column, array, codes)
    return pa.DictionaryArray.from_arrays(codes, words)


def _name_stranger(column: Column, array: pa.Array, codes: pa.Array) -> None:
    strange = np.flatnonzero(codes.is_null().to_numpy(False) & array.indices.is_valid().to_numpy(False))
    right = "it is one of " + (", ".join(column.codes) or f"the ids in {column.of}")
    raise RecordError(f"{array[int(strange[0])].as_py()!r} is no word of it", column.name, right)
