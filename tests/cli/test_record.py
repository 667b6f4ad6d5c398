import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonweal.cli import main
from commonweal.record import Record, RecordWriter, blank_rows

SERVICES = [{"id": "hostel", "name": "The hostel", "domain": "homelessness"}]


def describe(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["record", "describe", *map(str, arguments)])


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A small record, stopped before its end."""
    rows = blank_rows("contacts", 1200)
    rows["date"] = 18262
    with RecordWriter(tmp_path / "r", SERVICES, provenance={"place": "plymouth", "seed": 7}) as writer:
        writer.append("contacts", rows)
        return writer.finish(partial=True, why="stopped by hand")


def test_it_says_what_a_record_is(record: Record) -> None:
    result = describe(record.folder)
    assert result.exit_code == 0, result.output
    for words in ("plymouth", "PARTIAL: stopped by hand", "1,200", "2020-01-01", record.hash, "services: 1;"):
        assert words in result.output
    assert "absent" in result.output


def test_it_says_the_same_to_another_program(record: Record) -> None:
    said = json.loads(describe(record.folder, "--json").output)
    assert said["hash"] == record.hash
    assert (said["partial"], said["why_partial"]) == (True, "stopped by hand")
    assert said["provenance"]["seed"] == 7
    assert said["coverage"]["voice"]["status"] == "absent"
    assert said["tables"]["contacts"]["rows"] == 1200
    assert said["period"] == {"from": "2020-01-01", "to": "2020-01-01"}


def test_verify_reads_every_row(record: Record) -> None:
    assert "every row held against it" in describe(record.folder, "--verify").output
    path = record.folder / "contacts.parquet"
    damaged = bytearray(path.read_bytes())
    damaged[100] ^= 0xFF
    path.write_bytes(damaged)
    assert_refused(describe(record.folder, "--verify"), "contacts.parquet")


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    assert_refused(describe(tmp_path), "this is not a record")
    assert_refused(describe(tmp_path / "nowhere"), "no such folder")


def test_a_manifest_that_is_no_json_is_refused(record: Record) -> None:
    (record.folder / "manifest.json").write_text("{")
    assert_refused(describe(record.folder, "--json"), "it is not JSON")


def test_a_later_schema_is_refused(record: Record) -> None:
    said = json.loads((record.folder / "manifest.json").read_text())
    (record.folder / "manifest.json").write_text(json.dumps(said | {"schema_version": 99}))
    assert_refused(describe(record.folder), "later version of commonweal")


def test_a_missing_or_torn_file_is_refused(record: Record) -> None:
    path = record.folder / "contacts.parquet"
    path.write_bytes(path.read_bytes()[:50])
    assert_refused(describe(record.folder), "contacts.parquet")
    path.unlink()
    assert_refused(describe(record.folder), "the file is missing")


def assert_refused(result: Result, words: str) -> None:
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.output
