import numpy as np
import pytest
from tests.lenses.doors.rows import doors_with_lines, need, no, scores_of, yes
from tests.lenses.making import END, START, made

from commonweal.lenses.doors.line import Scores, excess, look_at_doors


def line(value, service="a", start=START, end=END, coordinate="intake_min"):
    row = {"service": service, "period_start": start, "period_end": end, "coordinate": coordinate, "value": value}
    return row


def scores(folder, **tables):
    services = [{"id": "a", "domain": "mental_health"}, "b"]
    record = made(folder, tables, services=services)
    return scores_of(record)


def test_a_score_is_joined_to_its_answer_and_to_the_line_of_its_time(tmp_path):
    found = scores(
        tmp_path / "r",
        referrals=[no(1), yes(2), yes(3, 5), no(4, 0, "b")],
        needs=[
            need(1, 0, 0.2),
            need(2, 0, 0.4),
            need(2, 0, 0.9, domain="offending"),  # not what door a is for
            need(3, 4, 0.4),  # not the day of an answer
            need(4, 0, 0.5, "b"),
        ],
        practice=[line(0.25), line(0.9, coordinate="intake_max"), line(0.3, "b")],
    )
    assert found.door.tolist() == [0, 0, 1]
    assert found.score.tolist() == [0.2, 0.4, 0.5]
    assert found.line.tolist() == [0.25, 0.25, 0.3]
    assert found.refused.tolist() == [True, False, True]


def test_a_score_of_a_time_of_which_nobody_tells_the_line_is_left_out(tmp_path):
    practice = [line(0.25, start=END), line(0.3, "b")]
    found = scores(tmp_path / "r", referrals=[no(1)], needs=[need(1, 0, 0.2)], practice=practice)
    assert len(found.score) == 0
    assert len(scores(tmp_path / "s", referrals=[no(1)], needs=[need(1, 0, 0.2)], practice=[]).score) == 0


def people(luck, n, kind):
    number = luck.integers(0, n // 2, n)
    base = luck.normal(0.45, 0.2, n // 2) if kind == "bell" else luck.beta(1.5, 3, n // 2)
    return base[number] + luck.normal(0, 0.1, n), number


@pytest.mark.parametrize("kind", ["bell", "slope"])
@pytest.mark.parametrize("grain", [0, 0.05])
def test_where_scores_are_smooth_it_is_quiet_at_its_level(kind, grain):
    luck = np.random.default_rng(8)
    found = []
    for _ in range(400):
        score, number = people(luck, 1000, kind)
        score = np.round(np.round(score / grain) * grain, 6) if grain else score
        found.append(excess(score, np.full(1000, 0.25), number)[1])
    told = [p for p in found if p is not None]
    assert len(told) > 200
    assert 0.015 <= np.mean([p <= 0.05 for p in told]) <= 0.085


@pytest.mark.parametrize(("side", "way"), [(1, "over"), (-1, "under")])
def test_it_sees_four_in_ten_lifted_over_the_line_or_pushed_under_it(side, way):
    luck, seen = np.random.default_rng(9), []
    for _ in range(60):
        score, number = people(luck, 1000, "bell")
        moved = (side * (0.25 - score) > 0) & (np.abs(score - 0.25) < 0.05) & (luck.random(1000) < 0.4)
        score[moved] = 0.25 + side * luck.random(moved.sum()) * 0.05
        ratio, p = excess(score, np.full(1000, 0.25), number)
        seen.append(p <= 0.05 and (ratio.value > 1) == (way == "over"))
    assert np.mean(seen) > 0.55  # a hundred scores lie near the line


def test_scores_that_stand_in_heaps_at_every_round_figure_are_no_sign_of_a_line():
    luck = np.random.default_rng(2)
    score, number = people(luck, 6000, "bell")
    rounded = luck.random(6000) < 0.4
    score[rounded] = np.round(score[rounded], 1)
    every = np.zeros(6000, int)
    (door,) = look_at_doors(Scores(every, number, score, np.full(6000, 0.3), luck.random(6000) < 0.3), 0.1)
    assert door.beyond_chance
    assert not door.bunched


def test_with_no_score_there_is_no_excess():
    none = np.zeros(0)
    assert excess(none, none, none.astype(int))[1] is None


def test_over_many_doors_false_discoveries_stay_rare_and_a_fudged_door_is_found(tmp_path):
    quiet, found, others = 0, 0, 0
    for seed in range(12):
        record = doors_with_lines(tmp_path / f"q{seed}", seed)
        quiet += any(
            door.bunched or door.steps for door in look_at_doors(scores_of(record), 0.1)
        )
        record = doors_with_lines(tmp_path / f"f{seed}", seed, asked=1500, fudge=0.7)
        told = look_at_doors(scores_of(record), 0.1)
        found += told[0].bunched
        others += sum(door.bunched for door in told[1:])
    assert quiet <= 4  # at 5% for each of two tests, five or more of twelve come once in 230
    assert found >= 9
    assert others <= 4
