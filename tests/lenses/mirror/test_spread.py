import numpy as np
import pytest
from tests.lenses.making import made
from tests.lenses.mirror.people import said

from commonweal.lenses.mirror import FEWEST, agreement, read_answers, spread
from commonweal.lenses.mirror.spread import agreement_of, pairs_of

SHAPES = {"one peak": [2, 3, 5, 10, 20, 25, 20, 10, 3, 2], "split": [15, 20, 10, 3, 2, 2, 3, 10, 20, 15]}


def rows_of(tmp_path, rows):
    answers = read_answers(made(tmp_path / "r", {"perceptions": rows}), 91)
    return spread(answers, np.ones(len(answers.score), bool), 4)


def test_the_spread_of_ten_answers_by_hand(tmp_path):
    (row,) = rows_of(tmp_path, said([1, 2, 2, 3, 3, 4, 4, 5, 9, 10]))
    assert (row["people"], row["median"], row["lower_quartile"], row["upper_quartile"]) == (10, 3.5, 2, 5)
    assert row["far_apart"] == pytest.approx((1 + 8 + 8) / 45)  # 1 and 5; 9 with eight others, 10 with eight others
    assert row["median_low"] <= row["median"] <= row["median_high"]
    assert row["behaviour"] == "sharing power, so that every voice weighs the same"


def test_nothing_is_told_of_fewer_than_eight(tmp_path):
    assert rows_of(tmp_path, said(range(1, FEWEST))) == []
    assert len(rows_of(tmp_path / "eight", said(range(1, FEWEST + 1)))) == 1


def test_behaviours_stand_in_their_fixed_order(tmp_path):
    rows = said([5] * 8, behaviour="feedback_and_learning") + said([1] * 8, behaviour="interconnected_whole")
    assert [row["behaviour"].split()[0] for row in rows_of(tmp_path, rows)] == ["seeing", "hearing"]


def test_where_all_agree_the_interval_still_allows_that_not_all_do():
    told = pairs_of(np.full(12, 6), 4)
    assert told.value == told.low == 0
    assert 0 < told.high < 0.3


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("n", "rounds"), [(12, 150)])
def test_intervals_hold_what_everyone_would_have_said(shape, n, rounds):
    share = np.array(SHAPES[shape]) / 100
    luck = np.random.default_rng(3)
    apart = np.abs(np.subtract.outer(range(10), range(10))) >= 4
    pairs, a = share @ apart @ share, agreement(share)[0]
    held = np.zeros(2)
    for _ in range(rounds):
        score = luck.choice(10, n, p=share) + 1
        told = pairs_of(score, 4), agreement_of(score)
        held += [one.low <= truth <= one.high for one, truth in zip(told, (pairs, a), strict=True)]
    assert held[0] / rounds > 0.92
    assert held[1] / rounds > 0.82
