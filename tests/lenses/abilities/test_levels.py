import numpy as np
from tests.lenses.abilities.rows import SERVICES, skill
from tests.lenses.making import made

from commonweal.lenses.abilities.levels import read_levels
from commonweal.lenses.abilities.services import DOMAINS

MENTAL = DOMAINS.index("mental_health")


def levels(folder, rows):
    return read_levels(made(folder, {"skills": rows}, services=SERVICES))


def test_what_was_seen_is_believed_before_what_is_claimed(tmp_path):
    rows = [skill("h1", 0.9, basis="claimed"), skill("h1", 0.2, after=10), skill("m1", 0.7, basis="claimed", after=10)]
    found = levels(tmp_path / "r", rows)
    assert np.allclose(found.level[:, 0, MENTAL], [0.2, 0.2])
    assert np.allclose(found.level[:, 1, MENTAL], [0.7, 0.7])
    assert np.isnan(found.level[:, 2]).all()


def test_the_level_on_a_day_is_the_last_told_by_then_and_before_all_the_first(tmp_path):
    found = levels(tmp_path / "r", [skill("h1", 0.2, after=10), skill("h1", 0.6, after=20), skill("m1", 0.5, after=30)])
    first = int(found.days[0])
    at = found.on(np.array([first - 9, first, first + 9, first + 10, first + 99]))
    assert np.allclose(found.level[at, 0, MENTAL], [0.2, 0.2, 0.2, 0.6, 0.6])
    assert np.allclose(found.level[:, 1, MENTAL], 0.5)


def test_many_days_are_taken_together_by_months(tmp_path):
    found = levels(tmp_path / "r", [skill("h1", (i % 100) / 100, after=i) for i in range(600)])
    assert len(found.days) == 20
    assert found.level.shape == (20, len(SERVICES), len(DOMAINS))


def test_without_a_skill_told_there_are_no_levels(tmp_path):
    assert levels(tmp_path / "r", []) is None
