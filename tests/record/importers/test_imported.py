from tests.record.importers.logs import KEY

from commonweal.record.importers import Repairs, Seal, provenance_of


def test_provenance_says_where_from_and_gives_no_secret_away() -> None:
    repairs = Repairs()
    repairs.add("rows were dropped", 2, [4])
    found = provenance_of(
        "eventlog", [Seal("log.csv", "ab", 7)], repairs, key=KEY, command="commonweal …", options={"map": {"a": "b"}}
    )
    assert found["sources"] == [{"name": "log.csv", "sha256": "ab", "bytes": 7}]
    assert found["key_fingerprint"] == KEY.fingerprint
    assert found["repairs"] == repairs.to_json()
    assert found["parameters"] == {"map": {"a": "b"}}
    assert KEY.secret.hex() not in str(found)
    assert str(KEY.path) not in str(found)


def test_where_there_are_no_people_there_is_no_key() -> None:
    assert provenance_of("series", [], Repairs())["key_fingerprint"] is None
