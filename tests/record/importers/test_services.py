import pytest

from commonweal.record import RecordError
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.services import services_of
from commonweal.record.importers.source import Seal

GRID = Grid(
    "a.csv",
    {"code": ["b", "a", "b", "c"], "called": ["Bee", "Ay", "Bee", None], "run by": ["x", None, None, "y"]},
    range(2, 6),
    Seal("a.csv", "0", 1),
)
MAP = {"service": "code", "name": "called", "provider": "run by"}


def test_services_stand_in_the_order_of_their_ids_with_what_is_known() -> None:
    assert services_of(GRID, MAP, None, ["b", "a", "c"]) == [
        {"id": "a", "name": "Ay"},
        {"id": "b", "name": "Bee", "provider": "x"},
        {"id": "c", "name": "c", "provider": "y"},
    ]


def test_only_those_that_are_spoken_of() -> None:
    assert [row["id"] for row in services_of(GRID, MAP, None, ["b"])] == ["b"]
    assert services_of(GRID, {}, "hub", ["hub"]) == [{"id": "hub", "name": "hub"}]


def test_a_service_has_one_name() -> None:
    two = Grid("a.csv", {"code": ["b", "b"], "called": ["Bee", "Wasp"]}, range(2, 4), GRID.seal)
    with pytest.raises(RecordError, match="row 3 gives 'b' another name"):
        services_of(two, {"service": "code", "name": "called"}, None, ["b"])
