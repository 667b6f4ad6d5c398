import pytest

from commonweal.record import DIMENSIONS, RecordError, store_schema
from commonweal.record.lookup import check_dimension, store_dimension
from record.samples import SERVICES

TABLE = DIMENSIONS["services"]


def test_rows_become_columns_and_back() -> None:
    columns = check_dimension(TABLE, SERVICES)
    assert columns["id"] == ["harbour", "hostel", "café"]
    assert columns["domain"].tolist() == [1, 0, -1]
    stored = store_dimension(TABLE, columns)
    assert stored.schema == store_schema("services")
    assert stored.to_pylist()[2] == {
        "id": "café",
        "name": "Open door café",
        "provider": None,
        "domain": None,
        "area": None,
    }


@pytest.mark.parametrize(
    ("row", "right"),
    [
        ({"name": "No id"}, "text"),
        ({"id": "", "name": "Empty id"}, "text"),
        ({"id": 3, "name": "A number"}, "text"),
        ({"id": "x", "name": "x", "domain": "housing"}, "homelessness"),
        ({"id": "x", "name": "x", "manager": "y"}, "provider"),
    ],
)
def test_a_wrong_row_is_refused_with_what_would_be_right(row: dict[str, str], right: str) -> None:
    with pytest.raises(RecordError, match=right) as wrong:
        check_dimension(TABLE, [*SERVICES, row])
    assert "services, row 3" in wrong.value.where


def test_an_id_comes_only_once() -> None:
    with pytest.raises(RecordError, match="ids come twice: hostel"):
        check_dimension(TABLE, [*SERVICES, SERVICES[1]])
