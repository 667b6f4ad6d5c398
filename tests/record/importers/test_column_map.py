from pathlib import Path

import pytest

from commonweal.record import RecordError
from commonweal.record.importers import open_sheet
from commonweal.record.importers.column_map import headings_of, read_map

KNOWN, NEEDED = ("person", "service", "time"), ("person",)


def test_pairs_are_read_from_one_text_or_several() -> None:
    expected = {"person": "case id", "service": "org, group", "time": "t=0"}
    assert read_map(["person=case id,service=org, group", "time=t=0"], KNOWN, NEEDED) == expected


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (["person"], "'person' is no pair"),
        (["person="], "is no pair"),
        (["persn=a"], r"Did you mean person\? It knows"),
        (["person=a,person=b"], "person is mapped twice"),
        (["service=a"], "no column is mapped to person"),
        ([], "no column is mapped to person"),
    ],
)
def test_a_map_that_makes_no_sense_is_refused(said: list[str], words: str) -> None:
    with pytest.raises(RecordError, match=words):
        read_map(said, KNOWN, NEEDED)


def test_headings_are_joined_by_plus_unless_one_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("org,team,a+b\n1,2,3\n")
    sheet = open_sheet(tmp_path / "s.csv")
    assert headings_of({"service": "org + team", "person": "a+b"}, sheet) == {
        "service": ("org", "team"),
        "person": ("a+b",),
    }
    with pytest.raises(RecordError, match="'tem', which is no heading"):
        headings_of({"service": "org+tem"}, sheet)
