import pytest

from commonweal.place import DOMAINS
from commonweal.record import DIMENSIONS, TABLES
from commonweal.record.column import Column, Table
from commonweal.record.tables import SCHEMA

COLUMNS = [(table, column) for table in SCHEMA.values() for column in table.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=lambda one: one.name)
def test_every_column_has_a_meaning_and_a_unit(table: Table, column: Column) -> None:
    assert len(column.meaning.split()) >= 1
    assert column.meaning.endswith(".")
    assert column.unit


def test_every_table_says_what_a_row_is() -> None:
    assert [t.name for t in SCHEMA.values() if not t.meaning.startswith("One row per ")] == []


def test_names_are_those_of_the_tables() -> None:
    assert [name for name, table in SCHEMA.items() if name != table.name] == []
    assert [t.name for t in SCHEMA.values() if len(set(t.names)) < len(t.names)] == []


def test_a_code_column_lists_its_words_and_a_key_column_its_table() -> None:
    assert [c.name for _, c in COLUMNS if (c.type == "code") != bool(c.codes)] == []
    assert [c.name for _, c in COLUMNS if c.type == "key" and c.of not in DIMENSIONS] == []
    assert [c.name for _, c in COLUMNS if len(set(c.codes)) < len(c.codes) or len(c.codes) > 127] == []


def test_no_event_table_can_hold_a_note_about_a_person() -> None:
    assert [t.name for t in TABLES.values() for c in t.columns if c.type == "text"] == []


def test_the_domains_are_those_of_a_place() -> None:
    assert TABLES["needs"].column("domain").codes == tuple(DOMAINS)
    assert DIMENSIONS["services"].column("domain").codes == tuple(DOMAINS)


def test_the_words_of_a_referral_stand_where_the_lab_writes_them() -> None:
    """The lab writes positions; these orders are a contract with it and may only grow at the end."""
    referrals = TABLES["referrals"]
    assert referrals.column("outcome").codes == ("accepted", "refused", "lost", "abandoned")
    assert referrals.column("clause").codes[:3] == ("none", "least_severity", "greatest_complexity")
    assert TABLES["spells"].column("ending").codes[0] == "completed"
