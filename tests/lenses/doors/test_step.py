import numpy as np
import pytest

from commonweal.lenses.doors.step import step_at


def scored(luck, n=600, people=400, jump=0.0, steep=0.2):
    """Scores near a line, of people some of whom are refused more readily, and whether each was refused."""
    number = luck.integers(0, people, n)
    beyond = luck.uniform(-0.1, 0.1, n)
    chance = 1 / (1 + np.exp(beyond / steep + luck.normal(0, 0.5, people)[number]))
    return beyond, luck.random(n) < np.clip(chance + jump * (beyond < 0), 0, 1), number


def alarms(runs=400, **how):
    luck = np.random.default_rng(3)
    found = [step_at(*scored(luck, **how)).p for _ in range(runs)]
    return np.mean([p <= 0.05 for p in found])


def test_a_step_worked_by_hand():
    beyond = np.linspace(-0.1, 0.1, 400) + 1e-4
    refused = (beyond < 0) ^ (np.arange(400) % 10 == 0)
    found = step_at(beyond, refused, np.arange(400))
    assert found.height.value == pytest.approx(0.8, abs=0.02)
    assert found.height.low < 0.8 < found.height.high
    assert found.p < 1e-6


@pytest.mark.parametrize("steep", [0.2, 0.1, 1e6])
def test_where_refusals_fall_smoothly_it_is_quiet_at_its_level(steep):
    assert 0.02 <= alarms(steep=steep) <= 0.085  # 0.05 give or take three standard errors


def test_it_sees_a_jump_of_thirty_points():
    assert alarms(runs=100, jump=0.3) > 0.8


def test_people_with_many_answers_count_once():
    """Each answer told four times must not make chance look sure."""
    luck = np.random.default_rng(4)
    found = []
    for _ in range(300):
        beyond, refused, number = scored(luck, n=200, people=200)
        found.append(step_at(np.repeat(beyond, 4), np.repeat(refused, 4), np.repeat(number, 4)).p)
    assert np.mean([p <= 0.05 for p in found]) <= 0.1


def test_with_little_it_says_nothing():
    luck = np.random.default_rng(1)
    beyond, refused, number = scored(luck, n=60)
    assert step_at(beyond, refused, number).p is None
    assert (
        step_at(np.repeat([-0.05, 0.05], 100), np.arange(200) % 2 == 0, np.arange(200)).p is None
    )  # two scores, no line
    assert step_at(np.zeros(0), np.zeros(0, bool), np.zeros(0, int)).p is None
