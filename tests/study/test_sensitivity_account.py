"""The account of sensitivity says first in how much of the space the answer turns."""

import json

import numpy as np

from commonweal.lab import read_regime
from commonweal.study.account import as_data
from commonweal.study.account_page import account_page
from commonweal.study.account_text import account_text
from commonweal.study.design import Index
from commonweal.study.factors import Factor
from commonweal.study.interval import Difference, Interval
from commonweal.study.sensitivity import Sensitivity, planned, turns
from commonweal.study.sensitivity_account import sensitivity_account

from .places import small_place

WAYS = {name: read_regime(name) for name in ("block", "targets")}
FACTORS = (Factor("elas", 0, 0.2), Factor("rec", 0.1, 0.5, "targets"))


def planted(strength: float = 0.5) -> Sensitivity:
    plan = planned(small_place(), WAYS, FACTORS, "burden", "morris", 2, 4, 2, 1, 1)
    indices = (Index(FACTORS[1], strength, 0.1, 0.0), Index(FACTORS[0], 0.01, 0.1, 0.0))
    values = np.array([0.1, -0.1, 0.1, 0.1])
    turned = turns(values, Difference(0.1, 0.05, 0.15, 2), 0.01)
    return Sensitivity(plan, Interval(0.25, 0.05, 0.7, 4), {"targets": turned}, {"targets": indices}, {"targets": 0.02})


def test_the_share_that_turns_comes_first() -> None:
    account = sensitivity_account(planted())
    assert account.says[0].startswith("In 25% (95% interval 5% to 70%) of the space")
    assert "the other way in 25%" in account.says[1]


def test_only_factors_that_stand_out_of_their_doubt_are_named() -> None:
    told = sensitivity_account(planted()).says[-1]
    assert "targets.rec" in told
    assert "elas" not in told
    assert "no factor's effect stands out" in sensitivity_account(planted(0.05)).says[-1]


def test_it_is_told_as_text_page_and_data() -> None:
    account = sensitivity_account(planted())
    assert "mean size of effect" in account_text(account)
    assert "<svg" in account_page(account)
    assert json.loads(json.dumps(as_data(account), allow_nan=False))["reordered"]["mean"] == 0.25
