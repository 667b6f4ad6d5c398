from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.doors.rows import no, yes
from tests.lenses.making import EPOCH, made

from commonweal.lenses.doors.answers import Answers, read_answers
from commonweal.lenses.doors.shift import shifts

YES, NO, LEAST_SEVERITY = 0, 1, 1


def asked(luck, people=400, n=900, before=0.2, after=0.2):
    """Answers of people, some of whom are refused more readily, over 200 days."""
    number = np.sort(luck.integers(0, people, n))
    day = luck.integers(0, 200, n)
    chance = np.where(day < 100, before, after) * luck.choice([0.3, 1.7], people)[number]
    refused = (luck.random(n) < chance).astype(int)
    zero = np.zeros(n, int)
    return Answers(np.arange(people), number, day, zero - 1, zero, refused, refused, refused, refused * LEAST_SEVERITY)


def alarms(runs=400, **how):
    luck = np.random.default_rng(6)
    return np.mean([shifts(asked(luck, **how), 100)[0].p <= 0.05 for _ in range(runs)])


def test_shares_of_the_halves_are_of_answers(tmp_path):
    rows = [no(1, 0), yes(1, 1), yes(2, 2), yes(3, 3), no(1, 30), no(2, 31, clause="both"), no(4, 32), yes(4, 33)]
    answers = read_answers(made(tmp_path / "r", {"referrals": rows}))
    told = {each.clause: each for each in shifts(answers, (date(2024, 3, 20) - EPOCH).days)}
    assert set(told) == {"any", "least_severity", "both"}
    assert (told["any"].before, told["any"].after) == (1 / 4, 3 / 4)
    assert (told["least_severity"].before, told["least_severity"].after) == (1 / 4, 2 / 4)
    assert (told["both"].before, told["both"].after) == (0, 1 / 4)
    assert told["any"].people == 4
    assert told["any"].p is None  # far too few to test


def test_where_nothing_changed_it_is_quiet_at_its_level():
    assert 0.02 <= alarms() <= 0.085


def test_people_who_ask_again_and_again_do_not_make_it_loud():
    assert alarms(people=120) <= 0.085


def test_it_sees_refusals_that_grew_by_half_and_those_that_fell():
    assert alarms(runs=100, before=0.2, after=0.3) > 0.8
    assert alarms(runs=100, before=0.3, after=0.2) > 0.8


def test_with_nothing_in_one_half_there_is_nothing_to_compare():
    told = shifts(asked(np.random.default_rng(1)), 0)
    assert told[0].before is None
    assert told[0].adjusted is None


@given(st.integers(0, 10_000))
def test_the_change_is_the_second_share_less_the_first_and_lies_in_its_interval(seed):
    told = shifts(asked(np.random.default_rng(seed)), 100)
    for each in told:
        assert np.isclose(each.difference.value, each.after - each.before)
        assert each.difference.low <= each.difference.value <= each.difference.high
        assert each.p <= each.adjusted
