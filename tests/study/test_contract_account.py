"""A contract's account says what is paid, what is not, and where paying and lessening need pull apart."""

import json
from pathlib import Path

import numpy as np

from commonweal.lab.contract import read_contract
from commonweal.lab.outcomes import PRACTICES
from commonweal.study.account import as_data
from commonweal.study.account_page import account_page
from commonweal.study.account_text import account_text
from commonweal.study.contract_account import contract_account
from commonweal.study.reward import Reward

CONTRACT = read_contract(Path(__file__).parents[2] / "contracts/drug-recovery.toml")


def planted(close_at: float) -> Reward:
    """Two runs in which only the closing line moves the measure, and need by `close_at`."""
    measure, need = np.zeros((2, len(PRACTICES))), np.zeros((2, len(PRACTICES)))
    at = PRACTICES.index("close_at")
    measure[:, at], need[:, at] = [1.0, 1.1], [close_at, close_at * 1.1]
    return Reward(measure, need, CONTRACT.weights)


def test_what_is_not_paid_is_named() -> None:
    text = account_text(contract_account(CONTRACT))
    assert "It pays nothing for" in text
    assert "starts within the waiting target" in text
    assert "--place PLACE" in text


def test_pulling_apart_and_together_are_told_by_sign() -> None:
    apart, together = (contract_account(CONTRACT, planted(x), "Here") for x in (0.1, -0.1))
    assert "pull apart" in apart.says[0]
    assert "pull the same way" in together.says[0]
    assert "close at" in apart.parts[-1].says[0]
    assert "No practice" in together.parts[-1].says[0]


def test_it_is_told_as_page_and_as_data() -> None:
    account = contract_account(CONTRACT, planted(0.1), "Here")
    data = json.loads(json.dumps(as_data(account), allow_nan=False))
    assert data["cosine"]["mean"] < -0.99
    assert data["slopes"]["close_at"]["burden"]["low"] is not None
    assert "<svg" in account_page(account)
