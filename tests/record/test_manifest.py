import json
from pathlib import Path
from typing import Any

import pytest

from commonweal import __version__
from commonweal.record import SCHEMA_VERSION, Record, RecordError, read_record
from commonweal.record.manifest import MANIFEST, PROVENANCE, check_provenance, read_manifest


def change(folder: Path, **changed: Any) -> None:
    """Write other things into a manifest."""
    path = folder / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))


def test_it_says_what_and_from_where(sample: Record) -> None:
    said = json.loads((sample.folder / MANIFEST).read_text())
    assert (said["schema_version"], said["partial"], said["hash"]) == (SCHEMA_VERSION, False, sample.hash)
    assert said["provenance"]["place"] == "plymouth"
    assert said["tables"]["contacts"]["rows"] == 20


def test_provenance_answers_every_standing_question() -> None:
    whole = check_provenance({"seed": 3, "source": "a spreadsheet"})
    assert set(PROVENANCE) <= set(whole)
    assert (whole["seed"], whole["place"], whole["source"]) == (3, None, "a spreadsheet")
    assert whole["software_version"] == __version__


@pytest.mark.parametrize("value", [float("nan"), object(), {1, 2}, Path("x")])
def test_provenance_that_is_no_json_is_refused(value: object) -> None:
    with pytest.raises(RecordError, match="provenance"):
        check_provenance({"parameters": value})


def test_a_later_schema_is_refused(sample: Record) -> None:
    change(sample.folder, schema_version=SCHEMA_VERSION + 1)
    with pytest.raises(RecordError, match="later version of commonweal"):
        read_manifest(sample.folder)


@pytest.mark.parametrize("text", ["", "{", "\xff\x00", "[" * 100_000, "null", "[]", '{"format": "other"}'])
def test_what_is_no_manifest_is_refused(sample: Record, text: str) -> None:
    (sample.folder / MANIFEST).write_text(text, encoding="latin-1")
    with pytest.raises(RecordError, match=MANIFEST):
        read_record(sample.folder)


@pytest.mark.parametrize(
    "changed",
    [
        {"schema_version": "1"},
        {"schema_version": True},
        {"schema_version": 0},
        {"tables": None},
        {"tables": {"../secrets": {"rows": 1, "hash": "x"}}},
        {"tables": {"needs": {"rows": -1, "hash": "x"}}},
        {"tables": {"needs": {"rows": 1}}},
        {"coverage": {"needs": {}}},
        {"coverage": []},
        {"provenance": 3},
        {"partial": "yes"},
        {"hash": "0" * 64},
    ],
)
def test_a_damaged_manifest_is_refused(sample: Record, changed: dict[str, Any]) -> None:
    change(sample.folder, **changed)
    with pytest.raises(RecordError, match=MANIFEST):
        read_record(sample.folder)


def test_a_manifest_without_one_of_its_parts_is_refused(sample: Record) -> None:
    whole = json.loads((sample.folder / MANIFEST).read_text())
    for part in whole:
        less = {name: value for name, value in whole.items() if name != part}
        (sample.folder / MANIFEST).write_text(json.dumps(less))
        with pytest.raises(RecordError):
            read_record(sample.folder)


def test_a_folder_that_is_none_or_holds_no_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such folder"):
        read_manifest(tmp_path / "nowhere")
    with pytest.raises(RecordError, match="this is not a record"):
        read_manifest(tmp_path)
