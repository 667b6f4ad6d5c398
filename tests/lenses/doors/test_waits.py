import pytest
from tests.lenses.doors.rows import DAY, gave_up, spell, yes
from tests.lenses.making import END, made

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.waits import BEYOND, waits
from commonweal.record import Coverage, TableCoverage


def waited(folder, referrals, spells, weeks=4, **more):
    record = made(folder, {"referrals": referrals, "spells": spells}, services=["a", "b"], **more)
    return waits(record, read_answers(record), weeks)


def test_a_wait_is_from_the_first_yes_to_the_next_start_at_that_door(tmp_path):
    spells = [spell(1, -5), spell(1, 9, service="b"), spell(1, 12), spell(1, 20), spell(2, 0)]
    found = waited(tmp_path / "r", [yes(1), yes(1, 15), yes(2)], spells)
    assert found.days.tolist() == [12, 0]
    assert (found.begun, found.gave_up, found.left_out) == (2, 0, 0)
    assert found.middle.value == 6


def test_work_that_begins_after_the_weeks_looked_at_has_not_begun(tmp_path):
    found = waited(tmp_path / "r", [yes(1), yes(2)], [spell(1, 28), spell(2, 29)])
    assert found.days.tolist() == [28, BEYOND]
    assert found.begun == 1


def test_who_gives_up_first_has_no_start_though_work_begins_later(tmp_path):
    found = waited(tmp_path / "r", [yes(1), gave_up(1, 7), yes(1, 8)], [spell(1, 10)])
    assert (found.days.tolist(), found.gave_up) == ([BEYOND], 1)


def test_the_middle_is_not_told_where_work_began_with_fewer_than_half(tmp_path):
    found = waited(tmp_path / "r", [yes(p) for p in range(1, 10)], [spell(p, p) for p in range(1, 5)])
    assert found.middle.value is None
    more = waited(tmp_path / "s", [yes(p) for p in range(1, 10)], [spell(p, p) for p in range(1, 6)])
    assert more.middle.value == 5
    assert more.middle.high is None  # the interval reaches beyond the weeks looked at


def test_who_was_taken_on_too_near_the_end_is_left_out(tmp_path):
    end = (END - DAY).days
    found = waited(tmp_path / "r", [yes(1, end - 28), yes(2, end - 27)], [])
    assert (len(found.days), found.left_out) == (1, 1)


@pytest.mark.parametrize("said", [[], [yes(1)]])
def test_without_a_yes_or_an_end_there_are_no_waits(tmp_path, said):
    coverage = Coverage({name: TableCoverage("present") for name in ("referrals", "spells")})
    assert waited(tmp_path / "r", said, [], coverage=coverage) is None
