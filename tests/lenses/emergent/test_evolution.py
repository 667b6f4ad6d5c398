from datetime import timedelta

import numpy as np
import pytest
from tests.lenses.making import START, made

from commonweal.lenses.emergent.aspect import MORE, NO_MORE, UNTOLD
from commonweal.lenses.emergent.evolution import look, variances
from commonweal.record import TABLES

TEAMS, PERIODS = 24, 8
SIDES = TABLES["practice"].column("coordinate").codes[:6]


def period(at: int) -> dict:
    start = START + timedelta(91 * at)
    return {"period_start": start, "period_end": start + timedelta(90)}


def lived(narrowing: float, pays: float, seed: int = 1, teams: int = TEAMS, periods: int = PERIODS):
    luck = np.random.default_rng(seed)
    value = luck.standard_normal((teams, len(SIDES)))
    practice, measures = [], []
    for at in range(periods):
        for team in range(teams):
            who = {"service": f"t{team:02d}"} | period(at)
            practice += [who | {"coordinate": c, "value": value[team, k]} for k, c in enumerate(SIDES)]
            worth = pays * value[team, 0] + luck.standard_normal()
            measures.append(who | {"indicator": "paid", "value": worth, "stake": 0.5})
        value = narrowing * value + 0.1 * luck.standard_normal(value.shape)
    return {"practice": practice, "measures": measures}


def signs(aspect) -> dict[str, str]:
    return {sign["sign"]: sign["told"] for sign in aspect.signs}


def test_teams_that_grow_alike_lose_variety(tmp_path):
    told = look(made(tmp_path / "r", lived(0.7, 0.0)))
    assert signs(told)["variety changed"] == MORE
    assert {number.name: number for number in told.numbers}["variety_change"].high < 0.5
    spread = told.sheets[0].column("spread")
    assert spread[0] > spread[3] > spread[-1]


def test_what_is_paid_for_is_found(tmp_path):
    told = look(made(tmp_path / "r", lived(1.0, 1.5)))
    assert signs(told)["practice goes with pay"] == MORE
    row = told.sheets[1].rows[0]
    assert row["pressure"] > row["by_chance_high"]


def test_drift_without_selection_is_quiet(tmp_path):
    told = look(made(tmp_path / "r", lived(1.0, 0.0)))
    assert signs(told)["practice goes with pay"] == NO_MORE
    assert signs(told)["variety changed"] == NO_MORE
    assert {number.name: number.value for number in told.numbers}["own"] == pytest.approx(1, abs=0.03)


def test_without_stakes_selection_cannot_be_told_and_the_rest_can(tmp_path):
    told = look(made(tmp_path / "r", {"practice": lived(0.7, 0.0)["practice"]}))
    assert signs(told)["practice goes with pay"] == UNTOLD
    assert signs(told)["variety changed"] == MORE
    assert "cannot be told" in told.sentence


@pytest.mark.parametrize(("teams", "periods"), [(7, 8), (24, 2)])
def test_few_teams_or_periods_are_too_few(tmp_path, teams, periods):
    assert not look(made(tmp_path / "r", lived(0.7, 0.0, teams=teams, periods=periods))).told


def test_without_practice_it_cannot_tell(tmp_path):
    assert not look(made(tmp_path / "r", {"contacts": []})).told
    assert not look(made(tmp_path / "s", {"practice": []})).told


def test_variance_between_teams_is_of_those_known():
    value = np.array([[[1.0], [3.0], [np.nan]], [[5.0], [np.nan], [np.nan]]])
    assert variances(value)[0, 0] == 2
    assert np.isnan(variances(value)[1, 0])
