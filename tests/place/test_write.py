"""Writing: what is written reads back the same, and nothing is written that would not."""

import os
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from commonweal.place import Mark, Place, PlaceError, read_place, write_place
from commonweal.place.folder import Texts
from commonweal.place.read import check_texts
from commonweal.place.starter import starter
from commonweal.place.write import place_texts
from place.samples import places

SLOW_TO_DRAW = (HealthCheck.too_slow, HealthCheck.data_too_large)


@given(places())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_a_random_place_is_written_and_read_back_without_loss(place: Place) -> None:
    with tempfile.TemporaryDirectory() as aside:
        back = read_place(write_place(place, Path(aside) / "place"))
    assert back == place
    assert (back.hash, back.certainty) == (place.hash, place.certainty)


@given(places())
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW_TO_DRAW)
def test_comments_and_windows_line_endings_change_nothing(place: Place) -> None:
    texts = {name: text.replace("\n", "\r\n") for name, text in place_texts(place, comments=True).items()}
    assert check_texts(Texts(texts)).place == place


def spoiled(**values: object) -> Place:
    place = starter()
    return replace(place, areas=(replace(place.areas[0], **values), *place.areas[1:]))


@pytest.mark.parametrize(
    "place",
    [
        spoiled(deprivation=float("nan")),
        spoiled(name=" spaces at the ends "),
        spoiled(name="=cmd()"),
        spoiled(name="half a character \ud800"),
        spoiled(name="a \x07 bell"),
        spoiled(population=-1),
        spoiled(certainty="seen", source=""),
        spoiled(marks=(Mark("deprivation", "b"), Mark("population", "a"))),
        replace(
            starter(), fund=(replace(starter().fund[0], gross=Decimal("5000000.001")), starter().fund[1])
        ),
    ],
)
def test_a_place_that_would_not_read_back_is_not_written(place: Place, tmp_path: Path) -> None:
    with pytest.raises(PlaceError):
        write_place(place, tmp_path / "place")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    write_place(starter(), tmp_path / "place")
    with pytest.raises(PlaceError, match="it is not empty"):
        write_place(starter(), tmp_path / "place")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PlaceError, match="cannot be written"):
        write_place(starter(), tmp_path / "place")


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(PlaceError, match="cannot be written"):
        write_place(starter(), tmp_path / "file" / "place")
