from datetime import date

from tests.lenses.making import made
from tests.lenses.mirror.people import MAY, NOVEMBER, said

from commonweal.lenses.mirror import read_answers


def answers_of(tmp_path, rows, gap=91):
    return read_answers(made(tmp_path / "r", {"perceptions": rows}), gap)


def test_a_pause_begins_a_new_wave(tmp_path):
    rows = said([5, 6]) + said([7], date(2024, 6, 20)) + said([8], NOVEMBER)
    answers = answers_of(tmp_path, rows)
    assert answers.waves == ("2024-05 to 2024-06", "2024-11")
    assert not answers.by_year
    assert answers.people(answers.wave == 0) == 2


def test_of_one_respondent_the_last_answer_of_a_wave_counts(tmp_path):
    rows = said([3], date(2024, 5, 9)) + said([8]) + said([9], behaviour="shared_vision")
    answers = answers_of(tmp_path, rows)
    assert sorted(answers.score.tolist()) == [3, 9]


def test_answers_without_a_pause_are_told_by_year(tmp_path):
    rows = [
        row for month in range(1, 13) for year in (2023, 2024) for row in said([month % 10 + 1], date(year, month, 1))
    ]
    answers = answers_of(tmp_path, rows)
    assert (answers.waves, answers.by_year) == (("2023", "2024"), True)
    assert answers.score.tolist() == [3, 3]


def test_two_waves_of_one_month_have_names_of_their_own(tmp_path):
    answers = answers_of(tmp_path, said([3], date(2024, 5, 1)) + said([4], date(2024, 5, 20)), gap=7)
    assert answers.waves == ("from 2024-05-01", "from 2024-05-20")


def test_scores_between_points_go_to_the_nearest(tmp_path):
    assert answers_of(tmp_path, said([1.4, 9.5, 10])).score.tolist() == [1, 10, 10]


def test_groups_stand_in_their_fixed_order_and_not_said_is_one(tmp_path):
    rows = said([5], role="worker") + said([5], first=1) + said([5], first=2, role="resident")
    answers = answers_of(tmp_path, rows)
    assert [name for name, _ in answers.groups("role")] == ["resident", "worker", "not said"]
    assert [name for name, _ in answers.groups("level")] == ["not said"]


def test_no_answers_are_no_waves(tmp_path):
    assert answers_of(tmp_path, []).waves == ()
    assert answers_of(tmp_path / "more", said([2], MAY)).waves == ("2024-05",)
