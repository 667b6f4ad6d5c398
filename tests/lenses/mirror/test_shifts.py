import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.making import made
from tests.lenses.mirror.people import NOVEMBER, said

from commonweal.lenses import doubt
from commonweal.lenses.mirror import read_answers, shifts
from commonweal.lenses.mirror.shifts import between

scores = st.lists(st.integers(1, 10), min_size=8, max_size=20)


def shifts_of(tmp_path, rows):
    answers = read_answers(made(tmp_path / "r", {"perceptions": rows}), 91)
    return shifts(answers, np.ones(len(answers.score), bool))


def test_a_shift_is_told_of_all_and_of_those_who_answered_twice(tmp_path):
    rows = said([2] * 12) + said([4] * 12, NOVEMBER, first=4)
    (row,) = shifts_of(tmp_path, rows)
    assert (row["people"], row["people_twice"]) == (12, 8)
    assert (row["change"], row["change_twice"]) == (2, 2)
    assert (row["from"], row["to"]) == ("2024-05", "2024-11")


def test_fewer_than_eight_who_answered_twice_are_not_told_apart(tmp_path):
    (row,) = shifts_of(tmp_path, said([2] * 8) + said([4] * 8, NOVEMBER, first=4))
    assert row["people_twice"] == 4
    assert row["change_twice"] is None


def test_waves_of_fewer_than_eight_are_held_against_nothing(tmp_path):
    assert shifts_of(tmp_path, said([2] * 7) + said([4] * 20, NOVEMBER)) == []


@given(scores, st.randoms())
def test_with_the_same_people_twice_it_is_the_paired_interval(before, luck):
    after = [luck.randint(1, 10) for _ in before]
    told = between(dict(enumerate(before)), dict(enumerate(after)))
    paired = doubt.mean(np.subtract(after, before).astype(float))
    assert (told.value, told.low, told.high) == pytest.approx((paired.value, paired.low, paired.high))


@given(scores, scores)
def test_with_others_it_is_the_interval_of_two_samples(before, after):
    told = between(dict(enumerate(before)), {100 + i: s for i, s in enumerate(after)})
    assert told.value == pytest.approx(np.mean(after) - np.mean(before))
    variance = sum(np.var(wave) / len(wave) for wave in (before, after))
    fewest = min(len(before), len(after))
    from scipy.stats import t

    half = t.ppf(0.975, fewest - 1) * np.sqrt(variance * fewest / (fewest - 1))
    assert told.high - told.value == pytest.approx(half)


def test_it_cries_change_about_as_often_as_it_says():
    """Nothing changed; half of the people are the same, each with views of their own."""
    luck, rounds, n, cried = np.random.default_rng(2), 400, 16, 0
    for _ in range(rounds):
        own = luck.normal(5.5, 1.5, n * 2)
        waves = [np.clip(np.rint(own + luck.normal(0, 1, n * 2)), 1, 10) for _ in range(2)]
        told = between({i: waves[0][i] for i in range(n)}, {i: waves[1][i] for i in range(n // 2, n + n // 2)})
        cried += not told.low <= 0 <= told.high
    assert 0.01 < cried / rounds < 0.08
