import numpy as np
import pyarrow as pa

from commonweal.record.importers.terms import Terms, joined, joined_whole


def test_words_are_numbered_as_met_and_placed_in_order() -> None:
    terms = Terms()
    assert terms.encode(pa.array(["b", None, " a ", "b", ""])).tolist() == [0, -1, 1, 0, -1]
    assert terms.encode(pa.array(["c", "a"])).tolist() == [2, 1]
    words, places = terms.in_order()
    assert words == ["a", "b", "c"]
    assert places[np.array([0, 1, 2, -1])].tolist() == [1, 0, 2, -1]


def test_words_that_are_not_used_are_not_given() -> None:
    terms = Terms()
    codes = terms.encode(pa.array(["b", "secret", "a"]))[[0, 2]]
    words, places = terms.in_order(codes)
    assert words == ["a", "b"]
    assert places[codes].tolist() == [1, 0]


def test_columns_are_joined_to_one_word() -> None:
    one, two = pa.array(["x", None, None]), pa.array(["y", "z", None])
    assert joined([one, two]).to_pylist() == ["x / y", "z", None]
    assert joined([one]) is one


def test_half_an_id_is_none() -> None:
    one, two = pa.array(["x", None, "x", "x/"]), pa.array(["y", "z", None, "y"])
    found = joined_whole([one, two]).to_pylist()
    assert found[1:3] == [None, None]
    assert found[0] != found[3]
    assert joined_whole([one]) is one
