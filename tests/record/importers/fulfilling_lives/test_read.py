from pathlib import Path

import pytest
from tests.record.importers.fulfilling_lives.files import ONE, bring, many, write
from tests.record.importers.logs import everything, told

from commonweal.record import RecordError


def test_a_file_of_the_whole_format_comes_in(tmp_path: Path) -> None:
    record = bring(write(tmp_path, *many(300))).record
    record.verify()
    assert record.rows("spells") == 300
    assert record.rows("needs") > 300 * 20
    assert record.rows("contacts") == 0
    assert b"-xq" not in everything(record.folder)


def test_coverage_says_what_was_assumed_and_what_was_not_made_up(tmp_path: Path) -> None:
    covered = bring(write(tmp_path, {})).record.coverage
    assert "quarter" in covered.of("spells").note
    assert "assumed" in covered.of("needs").note
    assert covered.of("contacts").status == "absent"
    assert "none were invented" in covered.of("contacts").note


def test_the_order_of_rows_says_nothing(tmp_path: Path) -> None:
    rows = many(40)
    one = bring(write(tmp_path, *rows), tmp_path / "a")
    two = bring(write(tmp_path, *reversed(rows), rows[3]), tmp_path / "b")
    assert one.record.hash == two.record.hash
    assert [(again.count, "duplicates" in again.what) for again in two.repairs] == [(1, True)]


def test_readings_long_after_the_end_are_noticed(tmp_path: Path) -> None:
    done = bring(write(tmp_path, {"OSSUB012": "5"}))
    assert [(one.count, "may not be counted from its start" in one.what) for one in done.repairs] == [(1, True)]
    assert not len(bring(write(tmp_path, {"OSSUB005": "5"}), tmp_path / "b").repairs)


def test_partnerships_are_services_if_there_is_a_column_of_them(tmp_path: Path) -> None:
    rows = [{"enrolment_num": str(at), "area": area} for at, area in enumerate(("Stoke", "Leeds", ""))]
    record = bring(write(tmp_path, *rows), service="area").record
    assert told(record, "id", table="services") == [("Leeds",), ("Stoke",), ("not said",)]
    assert told(bring(write(tmp_path, {}), tmp_path / "b").record, "id", table="services") == [("Fulfilling Lives",)]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"enrolment_num": ""}], "1 rows have no enrolment_num or no MNSTART (such as row 2)"),
        ([{}, {"DEST": "4"}], "an enrolment_num comes twice, with other values (in row 3)"),
        ([{"MNEND": "2014Q1"}], "1 rows end before they start"),
        ([{"MNEND": "2091Q1"}], "of the future"),
        ([{"Surname": "x"}], "column 'Surname' could say who somebody is"),
    ],
)
def test_bad_rows_get_one_clear_message_and_leave_nothing(rows: list[dict], words: str, tmp_path: Path) -> None:
    path = write(tmp_path, *rows)
    with pytest.raises(RecordError) as wrong:
        bring(path)
    assert words in str(wrong.value)
    assert list(tmp_path.iterdir()) == [path]


def test_bad_rows_are_left_out_and_counted_if_so_told(tmp_path: Path) -> None:
    done = bring(write(tmp_path, {}, {"enrolment_num": ""}, {"enrolment_num": "b", "MNEND": "2014Q1"}), drop_bad=True)
    assert done.record.rows("spells") == 1
    assert sum(one.count for one in done.repairs) == 2


def test_an_spss_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "fl.sav").write_bytes(b"$FL2@(#) SPSS DATA FILE")
    with pytest.raises(RecordError, match=r"SPSS file .*Save it as CSV with values"):
        bring(tmp_path / "fl.sav")


def test_a_variable_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fl.csv"
    path.write_text(",".join(one for one in ONE if one != "DEST") + "\n" + ",".join("1" * (len(ONE) - 1)) + "\n")
    with pytest.raises(RecordError, match="the Fulfilling Lives format names 'DEST'"):
        bring(path)


def test_an_instrument_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="They are star, ndta"):
        bring(write(tmp_path, {}), instrument="moon")
