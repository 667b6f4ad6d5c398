import pytest

from commonweal.record import TABLES
from commonweal.record.column import code, key, text


def test_a_table_finds_its_columns_by_name() -> None:
    assert TABLES["spells"].column("gain").unit == "need-units"
    assert TABLES["contacts"].names == ("person", "service", "date", "kind", "hours", "activity")
    with pytest.raises(KeyError):
        TABLES["contacts"].column("name_of_person")


def test_short_declarations_fill_in_the_unit() -> None:
    assert key("to", "services", "Whose door.").unit == "id in services"
    assert code("kind", ("a", "b"), "Which kind.").codes == ("a", "b")
    assert text("name", "words", "What it is called.").type == "text"
