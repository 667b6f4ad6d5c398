import csv
from pathlib import Path

import pytest
from tests.record.samples import write_sample

from commonweal.record import DIMENSIONS, TABLES, RecordError
from commonweal.record.importers.template import COVERAGE, write_tables, write_template


def test_a_template_has_every_table_and_says_what_each_column_means(tmp_path: Path) -> None:
    folder = write_template(tmp_path / "t")
    declared = [table for table in (DIMENSIONS | TABLES).values() if table.name != "vocabulary"]
    assert {path.name for path in folder.iterdir()} == {f"{t.name}.csv" for t in declared} | {COVERAGE, "README.md"}
    told = (folder / "README.md").read_text(encoding="utf-8")
    for table in declared:
        rows = list(csv.reader((folder / f"{table.name}.csv").open(encoding="utf-8")))
        assert rows == [list(table.names)]
        assert [column.name for column in table.columns if column.meaning not in told] == []


def test_a_record_is_written_with_its_coverage(tmp_path: Path) -> None:
    folder = write_tables(write_sample(tmp_path / "r", 5), tmp_path / "t")
    contacts = list(csv.DictReader((folder / "contacts.csv").open(encoding="utf-8")))
    assert len(contacts) == 5
    assert {row["service"] for row in contacts} <= {"harbour", "hostel", "café"}
    covered = list(csv.DictReader((folder / COVERAGE).open(encoding="utf-8")))
    assert {row["table"] for row in covered} == set(TABLES)
    assert covered[0]["complete"] == "1.0"


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    write_template(tmp_path / "t")
    with pytest.raises(RecordError, match="something here already"):
        write_template(tmp_path / "t")
    (tmp_path / "file").write_text("x")
    with pytest.raises(RecordError, match="something here already"):
        write_template(tmp_path / "file")
