"""Reading a place whole, or not at all."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.place import PlaceError, check_place, read_place
from commonweal.place.folder import FILES, Texts
from commonweal.place.read import check_texts
from commonweal.place.starter import starter
from commonweal.place.write import place_texts
from place.conftest import Folder

WHOLE = place_texts(starter())


def test_a_place_is_read_with_its_rows_in_order(folder: Folder) -> None:
    place = read_place(str(folder.path))
    assert (place.name, place.title, place.population) == ("our-place", "Our place", 100_000)
    assert [area.id for area in place.areas] == ["north", "south"]
    assert place.folder == folder.path


def test_a_place_with_faults_is_not_read_and_all_are_told(folder: Folder) -> None:
    folder.replace("teams.csv", "all,12,13", "all,x,y")
    with pytest.raises(PlaceError) as caught:
        read_place(folder.path)
    assert caught.value.faults == check_place(folder.path).faults
    assert [fault.column for fault in caught.value.faults] == ["fte", "caseload"]


def test_faults_come_in_the_order_of_the_files_and_rows(folder: Folder) -> None:
    folder.replace("needs.csv", "0.02", "2")
    folder.replace("areas.csv", "north,North", "north,=N()")
    folder.replace("place.toml", "2026-04-01", '"soon"')
    assert [fault.file for fault in folder.faults()] == ["place.toml", "areas.csv", "needs.csv"]


def test_an_empty_folder_misses_every_file(tmp_path: Path) -> None:
    assert [fault.file for fault in check_place(tmp_path).faults] == list(FILES)


@given(st.sampled_from(FILES), st.integers(0, 400), st.integers(0, 20), st.text(max_size=8))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_spoiling_of_a_file_gets_past_as_an_accident(file: str, at: int, cut: int, put: str) -> None:
    """Whatever is cut out and put in, the check ends with a place or with faults, never a traceback."""
    text = WHOLE[file]
    check = check_texts(Texts({**WHOLE, file: text[:at] + put + text[at + cut :]}))
    assert (check.place is None) == bool(check.faults)
