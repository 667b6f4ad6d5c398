"""The account of emergence claims only what is there in more runs than chance would give."""

import json

from commonweal.study.account import as_data
from commonweal.study.account_text import account_text
from commonweal.study.emerging import MORE, Emerging
from commonweal.study.emerging_account import emerging_account

from .test_emerging import run


def test_a_sign_in_every_run_is_claimed_and_one_in_twenty_is_not() -> None:
    always = Emerging({"block": [run(MORE)] * 20})
    seldom = Emerging({"block": [run(MORE)] + [run("no more than chance")] * 19})
    assert "signs of hierarchy" in emerging_account(always, "Here").says[0]
    once = Emerging({"block": [run(MORE)]})
    assert "No sign of the four" in emerging_account(once, "Here").says[0]
    assert "No sign of the four" in emerging_account(seldom, "Here").says[0]


def test_it_is_told_with_its_doubt() -> None:
    account = emerging_account(Emerging({"block": [run(MORE)] * 6}), "Here")
    assert "100% (61% to 100%; 6 runs)" in account_text(account)
    told = json.loads(json.dumps(as_data(account), allow_nan=False))
    assert told["regimes"]["block"]["signs"][0]["by_chance"] == 0.05
