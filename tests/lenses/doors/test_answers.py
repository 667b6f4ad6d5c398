from datetime import date

import numpy as np
from tests.lenses.doors.rows import gave_up, no, yes
from tests.lenses.making import END, made

from commonweal.lenses.doors.answers import last_day, read_answers, told
from commonweal.record import Coverage, TableCoverage


def test_answers_stand_by_person_and_day_and_those_of_a_day_as_they_were_written(tmp_path):
    record = made(tmp_path / "r", {"referrals": [no(9, 3), no(4, 5), no(9, 1, "b"), yes(9, 3, "b")]})
    found = read_answers(record)
    assert found.people.tolist() == [4, 9]
    assert found.number.tolist() == [0, 1, 1, 1]
    assert (found.day - found.day.min()).tolist() == [4, 0, 2, 2]
    assert found.refused.tolist() == [True, True, True, False]
    assert found.accepted.tolist() == [False, False, False, True]
    assert found.first_of_each(found.refused).tolist() == [0, 1]
    assert (found.different(found.refused), found.different(found.accepted)) == (2, 1)


def test_people_without_an_answer_have_no_number(tmp_path):
    found = read_answers(made(tmp_path / "r", {"referrals": [no(4), no(9)]}))
    assert found.numbers_of(np.array([9, 5, 4, 99])).tolist() == [1, -1, 0, -1]
    nobody = read_answers(made(tmp_path / "s", {"referrals": []}))
    assert nobody.numbers_of(np.array([9])).tolist() == [-1]
    assert nobody.first_of_each(nobody.refused).tolist() == []
    assert nobody.different(nobody.refused) == 0


def test_giving_up_is_neither_a_yes_nor_a_no(tmp_path):
    found = read_answers(made(tmp_path / "r", {"referrals": [yes(1), gave_up(1, 9)]}))
    assert found.answered.tolist() == [True, False]
    assert found.is_outcome("abandoned").tolist() == [False, True]


def test_a_record_reaches_as_far_as_the_first_of_its_tables_ends(tmp_path):
    ends = {"referrals": END, "spells": date(2025, 6, 1)}
    coverage = Coverage({name: TableCoverage("present", date(2024, 1, 1), end) for name, end in ends.items()})
    record = made(tmp_path / "r", {"referrals": [], "spells": []}, coverage)
    assert last_day(record, "referrals", "spells") == (date(2025, 6, 1) - date(1970, 1, 1)).days
    assert last_day(record, "referrals", "needs") is None
    assert told(record, "spells")
    assert not told(record, "needs")
