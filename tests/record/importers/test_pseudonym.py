import hashlib
import hmac

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.importers.logs import KEY, OTHER

from commonweal.record.importers import pseudonym, pseudonyms

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


def test_it_is_the_first_63_bits_of_the_code() -> None:
    code = hmac.new(KEY.secret, "Zoë".encode(), hashlib.sha256).digest()
    assert pseudonym(KEY, "Zoë") == int.from_bytes(code[:8], "big") // 2


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_many_at_once_are_as_one_by_one(people: list[str]) -> None:
    found = pseudonyms(KEY, people)
    assert found.dtype == np.int64
    assert found.tolist() == [pseudonym(KEY, one) for one in people]
    assert (found >= 0).all()


@given(WORDS)
def test_the_same_key_gives_the_same_and_another_another(person: str) -> None:
    assert pseudonym(KEY, person) == pseudonym(KEY, person)
    assert pseudonym(KEY, person) != pseudonym(OTHER, person)
    assert pseudonym(KEY, person) != pseudonym(KEY.within("police"), person)


def test_ids_are_taken_as_written() -> None:
    assert len({pseudonym(KEY, one) for one in ("7", "07", "7 ", "7.0")}) == 4
    assert pseudonyms(KEY, pa.array(["a", "b", "a"]))[[0, 2]].tolist() == [pseudonym(KEY, "a")] * 2
