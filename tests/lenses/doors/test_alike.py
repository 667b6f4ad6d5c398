from datetime import timedelta

import numpy as np
import pytest
from tests.lenses.making import START, made

from commonweal.lenses.doors.alike import alike
from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.assessed import assessed

MIDDLE = (START - START.__class__(1970, 1, 1)).days + 365


def record(folder, seed, line=(0.3, 0.3), lean=(0.5, 0.5), people=1200):
    """Answers over two years at two doors that refuse below a soft line; `lean` is the mean score of who asks."""
    luck = np.random.default_rng(seed)
    needs, answers = [], []
    for person in range(people):
        half = int(luck.integers(0, 2))
        day = START + timedelta(int(luck.integers(0, 360)) + 365 * half)
        score = float(np.clip(luck.normal(lean[half], 0.2), 0, 1))
        refused = luck.random() > 1 / (1 + np.exp(-(score - line[half]) / 0.05))
        here = {"person": person, "date": day}
        needs.append(here | {"service": "a", "domain": "offending", "score": score, "occasion": "assessment"})
        clause = "least_severity" if refused else "none"
        answers.append(here | {"to_service": "a", "outcome": "refused" if refused else "accepted", "clause": clause})
    return made(folder, {"needs": needs, "referrals": answers}, services=[{"id": "a", "domain": "offending"}])


def told(folder, seed, **how):
    made_ = record(folder, seed, **how)
    answers = read_answers(made_)
    return alike(assessed(made_, answers), answers, MIDDLE)


def test_a_line_that_moved_is_found_and_how_far_refusals_rose(tmp_path):
    found = told(tmp_path / "r", 1, line=(0.3, 0.4))
    assert found.p < 1e-4
    assert found.before < found.after
    assert found.difference.value == pytest.approx(found.after - found.before)


def test_a_change_in_who_asks_is_no_change_of_the_doors(tmp_path):
    loud = [told(tmp_path / str(seed), seed, lean=(0.55, 0.4)).p <= 0.05 for seed in range(30)]
    assert sum(loud) <= 4, "at one in twenty, more than four of thirty come about in fewer than two of a hundred"


def test_without_scores_or_with_few_it_cannot_tell(tmp_path):
    none = made(tmp_path / "n", {"referrals": [], "needs": []}, services=["a"])
    answers = read_answers(none)
    assert alike(assessed(none, answers), answers, MIDDLE) is None
    assert told(tmp_path / "f", 1, people=40).p is None
