from pathlib import Path

import pytest
from tests.record.importers.fulfilling_lives.files import bring, write
from tests.record.importers.logs import KEY, told

from commonweal.record import RecordError
from commonweal.record.importers import pseudonym


def test_an_enrolment_is_a_spell_from_quarter_to_quarter(tmp_path: Path) -> None:
    record = bring(write(tmp_path, {})).record
    assert told(record, "person", "start", "end", "ending", table="spells") == [
        (pseudonym(KEY, "FL-0001-xq"), "2015-04-01", "2016-03-31", "fell_away")
    ]


@pytest.mark.parametrize(
    ("end", "dest", "expected"),
    [
        ("2016Q1", "6", "died"),
        ("2016Q1", "6.0", "died"),
        ("2016Q1", "4", "institution"),
        ("2016Q1", "10", "not_said"),
        ("2016Q1", "", "not_said"),
        ("2016Q1", "11", "not_said"),
        ("", "11", "still_open"),
        ("", "2", "still_open"),
    ],
)
def test_the_ending_is_what_code_and_dates_agree_on(end: str, dest: str, expected: str, tmp_path: Path) -> None:
    done = bring(write(tmp_path, {"MNEND": end, "DEST": dest}))
    assert told(done.record, "ending", table="spells") == [(expected,)]
    assert len(done.repairs) == (dest == "2")


def test_needs_at_the_start_and_items_of_the_star(tmp_path: Path) -> None:
    record = bring(write(tmp_path, {})).record
    needs = told(record, "date", "domain", "score", "occasion", table="needs")
    assert needs == [
        ("2015-04-01", "homelessness", 1.0, "assessment"),
        ("2015-04-01", "substance_misuse", 1.0, "assessment"),
        ("2015-04-01", "offending", 0.0, "assessment"),
        ("2015-06-30", "homelessness", 0.0, "assessment"),
        ("2015-06-30", "substance_misuse", 1.0, "assessment"),
        ("2015-09-30", "substance_misuse", pytest.approx(6 / 9), "review"),
    ]


def test_the_other_instrument_is_taken_if_so_told(tmp_path: Path) -> None:
    record = bring(write(tmp_path, {}), instrument="ndta").record
    assert told(record, "date", "domain", "score", table="needs")[3:] == [("2015-06-30", "substance_misuse", 0.75)]


@pytest.mark.parametrize("answer", ["", "NA", "-9", "99", "."])
def test_what_was_not_answered_is_no_need(answer: str, tmp_path: Path) -> None:
    record = bring(write(tmp_path, {"OSSUB001": answer, "OSACC001": answer, "OSSUB002": answer, "SUBS": answer})).record
    assert record.rows("needs") == 2


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"OSSUB001": "11"}, "row 2, OSSUB001: it is no answer of this scale. It is 1 to 10"),
        ({"OSSUB001": "Stuck"}, "row 2, OSSUB001: it is no answer"),
        ({"DEST": "Prison"}, "row 2, DEST: it holds no code of DEST. It is 1 to 11; export values, not labels"),
        ({"HLNS": "maybe"}, "row 2, HLNS: it is neither yes nor no"),
        ({"MNSTART": "spring"}, "row 2, MNSTART: it holds no quarter"),
    ],
)
def test_a_cell_that_cannot_be_is_named(cells: dict[str, str], words: str, tmp_path: Path) -> None:
    path = write(tmp_path, cells)
    with pytest.raises(RecordError) as wrong:
        bring(path)
    assert words in str(wrong.value)
    assert list(tmp_path.iterdir()) == [path]
