"""An account as data: all that was said, the numbers, and where they came from, as valid JSON."""

import json

from commonweal.study.account import CAUTIONS, as_data

from .accounts import planted_account


def test_data_hold_what_was_said_the_numbers_and_their_origin() -> None:
    account = planted_account()
    found = json.loads(json.dumps(as_data(account), allow_nan=False))
    assert found["says"] == list(account.says)
    assert found["difference"] == {"mean": 0.25, "low": 0.1, "high": 0.4}
    assert found["cannot_tell"] == list(CAUTIONS)
    assert (found["provenance"], found["command"]) == (account.provenance, account.command)


def test_the_cautions_say_that_it_is_simulated_and_what_an_interval_holds() -> None:
    assert "simulated" in CAUTIONS[0]
    assert "interval" in CAUTIONS[1]
