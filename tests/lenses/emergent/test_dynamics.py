from datetime import timedelta

import numpy as np
from tests.lenses.emergent.test_series import START, answers, covered
from tests.lenses.making import made

from commonweal.lenses.emergent.aspect import MORE, NO_MORE
from commonweal.lenses.emergent.dynamics import look

WEEKS = 150


def needs(shift: float, seed: int = 1) -> list[dict]:
    """Twenty assessments a week; from week 80 need is greater."""
    luck = np.random.default_rng(seed)
    return [
        {
            "person": 100 * week + k, "service": "s", "date": START + timedelta(7 * week), "domain": "homelessness",
            "score": luck.random() + (shift if week >= 80 else 0), "occasion": "assessment",
        }
        for week in range(WEEKS)
        for k in range(20)
    ]  # fmt: skip


def seen(tmp_path, shift):
    return look(made(tmp_path / "r", {"needs": needs(shift)}, covered(WEEKS, "needs")))


def test_a_change_is_found_in_its_week_and_that_it_stayed(tmp_path):
    told = seen(tmp_path, 0.4)
    row = told.sheets[0].rows[0]
    assert row["change_from"] == (START + timedelta(7 * 80)).isoformat()
    assert row["half_back"] is None
    assert told.signs[0]["told"] == MORE
    assert "changed more clearly than noise" in told.sentence


def test_where_nothing_changed_it_is_quiet(tmp_path):
    told = seen(tmp_path, 0.0)
    assert {sign["told"] for sign in told.signs} == {NO_MORE}
    assert told.sheets[0].rows[0]["change_from"] is None
    assert told.sentence.startswith("Dynamics: none of")


def test_half_a_year_is_too_short(tmp_path):
    told = look(made(tmp_path / "r", {"referrals": answers(26, 3)}, covered(26, "referrals")))
    assert not told.told
    assert not look(made(tmp_path / "s", {"practice": []})).told
