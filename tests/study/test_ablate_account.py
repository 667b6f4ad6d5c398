"""The account of an ablation: what carries the difference, with its doubt."""

import json
from dataclasses import replace

import numpy as np

from commonweal.lab import read_regime
from commonweal.lab.regime import Step
from commonweal.study.ablate import Ablation
from commonweal.study.ablate_account import ablate_account, rows
from commonweal.study.account import as_data
from commonweal.study.account_page import account_page
from commonweal.study.account_text import account_text
from commonweal.study.coalition import subsets
from commonweal.study.job import AS_IT_IS
from commonweal.study.shapley import exact

from .places import small_place

BLOCK = read_regime("block")
TWO = replace(BLOCK, name="two", steps=(Step(0.0, BLOCK.steps[0].dials._replace(rec=0.5, learn=0.05)),))
DIALS = ("rec", "learn")
LUCK = np.array([0.0, 0.001, -0.001, 0.0005, -0.0005, 0.0])


def planted(rec: float, both: float = 0.0) -> Ablation:
    """Recording adds `rec`, learning nothing, and the two together `both` more."""
    worth = {
        c: 1.0 + LUCK * len(c) * 0.1 + LUCK + (rec if "rec" in c else 0.0) + (both if len(c) == 2 else 0.0)
        for c in subsets(DIALS)
    }
    shares = np.array([exact(DIALS, {c: float(v[r]) for c, v in worth.items()}) for r in range(len(LUCK))])
    told = {"burden": worth}, {"burden": shares}
    return Ablation(small_place(), BLOCK, TWO, DIALS, 10, (1, 2, 3, 4, 5, 6), AS_IT_IS, 0, *told)


def test_what_carries_the_difference_is_named_and_what_does_not_is_not() -> None:
    account = ablate_account(planted(rec=0.5))
    assert "recording (rec) +0.50" in account.says[0]
    assert "learn" not in account.says[0]
    assert [row.stands for row in rows(planted(rec=0.5), "burden")] == [True, False]


def test_nothing_is_claimed_where_there_is_nothing() -> None:
    account = ablate_account(planted(rec=0.0))
    assert "cannot be told from luck" in account.says[0]


def test_dials_that_meet_are_said_to() -> None:
    assert "Dials meet" in ablate_account(planted(rec=0.5, both=0.3)).parts[0].says[0]
    assert "adds up to the whole" in ablate_account(planted(rec=0.5)).parts[0].says[0]


def test_it_is_told_as_text_page_and_data() -> None:
    account = ablate_account(planted(rec=0.5))
    assert "share (Shapley)" in account_text(account)
    assert "<svg" in account_page(account)
    data = json.loads(json.dumps(as_data(account), allow_nan=False))
    assert data["outcomes"]["burden"]["dials"][0]["dial"] == "rec"
