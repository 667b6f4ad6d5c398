import pyarrow as pa
import pytest

from commonweal.record import TABLES, RecordError
from commonweal.record.words import declared

OUTCOME = TABLES["referrals"].column("outcome")
FROM = TABLES["referrals"].column("from_service")
VOCABULARY = {"services": ("a", "b")}


def test_a_files_own_dictionary_is_brought_back_to_the_declared_one() -> None:
    read = pa.DictionaryArray.from_arrays(pa.array([0, 1, 1]), pa.array(["lost", "accepted"]))
    array = declared(OUTCOME, read, {})
    assert array.to_pylist() == ["lost", "accepted", "accepted"]
    assert array.indices.to_pylist() == [2, 0, 0]
    assert array.type == pa.dictionary(pa.int8(), pa.string())


def test_plain_words_and_unknowns_are_read_too() -> None:
    array = declared(FROM, pa.array(["b", None]), VOCABULARY)
    assert (array.to_pylist(), array.indices[0].as_py()) == (["b", None], 1)


@pytest.mark.parametrize(("column", "word"), [(OUTCOME, "mislaid"), (FROM, "c")])
def test_a_word_nobody_declared_is_refused(column: object, word: str) -> None:
    with pytest.raises(RecordError, match=f"'{word}' is no word of it"):
        declared(column, pa.array([word]), VOCABULARY)  # type: ignore[arg-type]


def test_another_type_is_refused() -> None:
    with pytest.raises(RecordError, match="it is of type string"):
        declared(TABLES["money"].column("pounds"), pa.array(["12"]), {})
