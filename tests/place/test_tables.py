"""The declarations: complete, and enough to write the docs from."""

from commonweal.place import TABLES, Place
from commonweal.place.tables import as_markdown


def test_every_table_is_a_field_of_place() -> None:
    assert {table.name for table in TABLES} <= Place.__dataclass_fields__.keys()


def test_every_column_says_what_it_holds_and_every_figure_its_unit() -> None:
    for table in TABLES:
        for column in table.columns:
            assert column.meaning, (table.name, column.name)
            assert column.unit or not column.is_figure, (table.name, column.name)


def test_keys_and_references_name_what_is_there() -> None:
    names = {table.name for table in TABLES}
    for table in TABLES:
        assert set(table.key) <= {column.name for column in table.columns}
        assert {column.refers for column in table.columns} - {""} <= names


def test_the_docs_page_names_every_column() -> None:
    page = as_markdown()
    for table in TABLES:
        assert f"### {table.file}" in page
        assert all(f"| {column.name} |" in page for column in table.columns)
