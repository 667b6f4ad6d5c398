"""Person ids become pseudonyms by HMAC-SHA-256 (RFC 2104, FIPS 198-1): alike under one key, unlinkable without it.

A pseudonym is the first 63 bits of the code, so that it fits a signed 64-bit column. Among n people the chance
that any two share one is about n * n / 2 ** 64: with a million people 1 in 18 million, with a hundred million 1 in
1,800. It is *pseudonymous*, not anonymous: who holds the key and a list of ids can find everybody again.
"""

from collections.abc import Iterable
from hmac import digest
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.record.importers.key import Key


def pseudonym(key: Key, person: str) -> int:
    """Give the pseudonym (0 up to 2 ** 63 - 1) of one person id, taken as written: "7" and "07" are two people."""
    return int.from_bytes(_code(key, person)) >> 1


def pseudonyms(key: Key, people: pa.Array | Iterable[str]) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the pseudonym of each id, worked out once for each different one.

    Args:
        key: the place's key.
        people: ids as an Arrow array of strings or as words, none missing.
    """
    whole = people if isinstance(people, pa.Array) else pa.array(list(people), pa.string())
    coded = whole.dictionary_encode()
    codes = b"".join(_code(key, person) for person in coded.dictionary.to_pylist())
    each = (np.frombuffer(codes, ">u8") >> np.uint64(1)).astype(np.int64)
    positions = coded.indices.to_numpy(zero_copy_only=False)
    return np.asarray(each[positions], np.int64) if len(each) else np.empty(0, np.int64)


def _code(key: Key, person: str) -> bytes:
    return digest(key.secret, person.encode(), "sha256")[:8]
