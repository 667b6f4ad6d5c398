from datetime import date
from pathlib import Path

import pytest
from tests.record.importers.hmis.exports import FILES, bring, write
from tests.shared_data import shared

ALL = ("Services", "CurrentLivingSituation", "Assessment")


def test_coverage_is_of_the_period_that_the_export_names(tmp_path: Path) -> None:
    record = bring(write(tmp_path)).record
    record.verify()
    for table in ("spells", "contacts", "referrals", "needs"):
        covered = record.coverage.of(table)
        assert (covered.status, covered.start, covered.end) == ("present", date(2019, 1, 1), date(2021, 12, 31))
        assert covered.complete is None
        assert covered.note


@pytest.mark.parametrize(
    ("without", "table", "status"),
    [
        (("Event",), "referrals", "absent"),
        (ALL, "contacts", "absent"),
        (("Services",), "contacts", "partial"),
        (("Exit",), "spells", "partial"),
        (("Disabilities",), "needs", "partial"),
    ],
)
def test_a_file_that_is_missing_is_said(without: tuple[str, ...], table: str, status: str, tmp_path: Path) -> None:
    covered = bring(write(tmp_path, without=without)).record.coverage.of(table)
    assert covered.status == status
    assert f"{without[0]}.csv" in covered.note
    assert "not in the export" in covered.note


def test_without_a_period_none_is_made_up(tmp_path: Path) -> None:
    assert bring(write(tmp_path, without=("Export",))).record.coverage.of("spells").start is None


def test_the_order_of_rows_says_nothing(tmp_path: Path) -> None:
    backwards = {name: [lines[0], *lines[:0:-1]] for name, lines in FILES.items()}
    (tmp_path / "b").mkdir()
    one, two = bring(write(tmp_path)), bring(write(tmp_path / "b", **backwards))
    assert one.record.hash == two.record.hash


def test_an_export_of_the_real_format_comes_in_whole(tmp_path: Path) -> None:
    folder = shared("hmis_sample")
    done = bring(folder, tmp_path / "r")
    done.record.verify()
    enrolments = (folder / "Enrollment.csv").read_text().count("\n") - 1
    assert done.record.rows("spells") == enrolments
    assert done.record.rows("contacts") > 400
    assert done.record.coverage.of("needs").status == "partial"
