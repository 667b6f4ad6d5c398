import shutil
import subprocess
from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.journal import journal
from commonweal.live.pages.pounds import pounds

pytestmark = pytest.mark.django_db


def _entries(cast, fund):
    for day, pence in ((1, 123_456), (2, 7), (3, 999_999_999_99)):
        postings = {fund.bank: pence, fund.paid_in: -pence}
        actions.record_entry(cast.steward, fund, day=date(2026, 4, day), memo="a; grant | of\tmany", postings=postings)


def test_every_entry_is_in_the_journal(cast, fund):
    _entries(cast, fund)
    text = journal(fund)
    assert text.count("a grant of many") == 3
    assert "assets:pool  £1234.56" in text


def test_hledger_comes_to_the_same_balances(cast, fund, tmp_path):
    if shutil.which("hledger") is None:
        pytest.skip("hledger is not installed (Debian: apt-get install hledger)")
    _entries(cast, fund)
    path = tmp_path / "fund.journal"
    path.write_text(journal(fund))
    told = subprocess.run(
        ["hledger", "-f", path, "bal", "assets:pool", "-O", "csv"], capture_output=True, text=True, check=True
    )
    total = sum(p.pence for p in fund.bank.postings.all())
    assert pounds(total).replace(",", "") in told.stdout
