from commonweal.place import DOMAINS
from commonweal.record import DIMENSIONS
from commonweal.record.dimension import domain


def test_every_dimension_begins_with_an_id_and_a_name() -> None:
    named = {table.names[:2] for name, table in DIMENSIONS.items() if name != "vocabulary"}
    assert named == {("id", "name")}
    assert DIMENSIONS["vocabulary"].names == ("id",), "a word is its own name"


def test_a_domain_is_one_of_a_places() -> None:
    column = domain("Which kind of need.", nullable=True)
    assert (column.name, column.codes, column.nullable) == ("domain", tuple(DOMAINS), True)
