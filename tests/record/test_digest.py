import numpy as np

from commonweal.record import DIMENSIONS, TABLES
from commonweal.record.digest import TableDigest, record_hash

COMPONENTS = DIMENSIONS["components"]


def components(*pieces: dict[str, list[str | None]]) -> str:
    digest = TableDigest(COMPONENTS)
    for piece in pieces:
        digest.update(piece, len(piece["id"]))
    return digest.hexdigest()


def links(**changed: list[int]) -> str:
    columns = {"from_item": [1, 2], "to_item": [3, 4], "date": [5, 6], "kind": [0, 1]} | changed
    types = {"from_item": "<i8", "to_item": "<i8", "date": "<i4", "kind": "<i1"}
    digest = TableDigest(TABLES["voice_links"])
    digest.update({name: np.array(values, types[name]) for name, values in columns.items()}, 2)
    return digest.hexdigest()


def test_pieces_do_not_change_it() -> None:
    whole = {"id": ["a", "b"], "name": ["A", "B"]}
    assert components(whole) == components({"id": ["a"], "name": ["A"]}, {"id": ["b"], "name": ["B"]})


def test_words_cannot_run_into_one_another() -> None:
    assert components({"id": ["ab", "c"], "name": ["", ""]}) != components(
        {"id": ["a", "bc"], "name": ["", ""]}
    )
    assert components({"id": ["a"], "name": [None]}) != components({"id": ["a"], "name": [""]})


def test_values_rows_and_columns_all_count() -> None:
    several = [links(), links(date=[5, 7]), links(from_item=[2, 1]), links(from_item=[3, 4], to_item=[1, 2])]
    assert len(set(several)) == 4


def test_the_bytes_are_little_endian_on_any_machine() -> None:
    big = {"from_item": ">i8", "to_item": ">i8", "date": ">i4", "kind": ">i1"}
    columns = {"from_item": [1, 2], "to_item": [3, 4], "date": [5, 6], "kind": [0, 1]}
    digest = TableDigest(TABLES["voice_links"])
    digest.update({name: np.array(values, big[name]) for name, values in columns.items()}, 2)
    assert digest.hexdigest() == links()


def test_a_records_hash_goes_by_name_and_passes_over_tables_without_rows() -> None:
    one, two, none = ("money", 2, "aa"), ("needs", 3, "bb"), ("ties", 0, "cc")
    assert record_hash([one, two]) == record_hash([two, none, one])
    assert record_hash([one, two]) != record_hash([("money", 2, "bb"), ("needs", 3, "aa")])


def test_it_is_frozen() -> None:
    """A change here makes every record already written fail its own check."""
    assert links() == "457c09a7fd55df588abba45f160804bc6cb021183d3e1fec9e54ea35f6b2f2aa"
    assert (
        record_hash([("needs", 3, "bb")])
        == "261f1dfc91d25a9168b74bbed4901494e2a96f12572435ece0e4f17185339ec2"
    )
