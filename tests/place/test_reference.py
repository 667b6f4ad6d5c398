"""The reference place in `places/` is what its script makes, and what the model's specification says."""

from pathlib import Path

import pytest
from scripts.reference_place import reference

from commonweal.place import read_place, write_place

ROOT = Path(__file__).parents[2]


def test_the_folder_is_what_the_script_makes(tmp_path: Path) -> None:
    write_place(reference(), tmp_path / "reference")
    made, kept = (
        {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "SOURCES.md"}
        for folder in (tmp_path / "reference", ROOT / "places/reference")
    )
    assert made == kept


def test_it_is_the_default_world_of_the_specification() -> None:
    place = reference()
    assert place.population == 20_000
    assert (len(place.areas), len(place.teams), len(place.providers)) == (10, 60, 12)
    assert sum(team.fte for team in place.teams) / 60 == pytest.approx(2.4, abs=0.001)
    assert {area.deprivation for area in place.areas} >= {0.6, 1.4}
    assert place.assumed_share == 1.0
    assert place.parameters == ()


def test_it_reads_as_it_was_made() -> None:
    assert read_place(ROOT / "places/reference").hash == reference().hash
