"""hledger, a program that knows nothing of ours, comes to the same balances."""

import csv
import io
import re
import shutil
import subprocess
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions, ledger
from commonweal.live.fund.journal import journal
from commonweal.live.fund.models import Fund

pytestmark = pytest.mark.django_db
needs_hledger = pytest.mark.skipif(
    shutil.which("hledger") is None, reason="hledger is not installed (Debian: apt-get install hledger)"
)
CODES = ("assets:pool", "income:council", "income:nhs (new & old)", "expenses:children's needs", "equity:kept 2025/26")
KINDS = ("asset", "income", "income", "expense", "equity")


def _entries(cast, fund):
    for day, pence in ((1, 123_456), (2, 7), (3, 999_999_999_99)):
        postings = {fund.bank: pence, fund.paid_in: -pence}
        actions.record_entry(cast.steward, fund, day=date(2026, 4, day), memo="a; grant | of\tmany", postings=postings)


def test_every_entry_is_in_the_journal(cast, fund):
    _entries(cast, fund)
    text = journal(fund)
    assert text.count("a grant of many") == 3
    assert "assets:pool  £1234.56" in text


def _balances(text, folder):
    """Pence by account, as hledger has them, exactly; accounts at nothing too."""
    path = folder / "fund.journal"
    path.write_text(text)
    asked = ["hledger", "-f", path, "bal", "--flat", "--empty", "--no-total", "-O", "csv"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    return {row["account"]: int(re.sub(r"[£,.]", "", f"{_two_places(row['balance'])}")) for row in rows}


def _two_places(amount):
    whole, _, rest = amount.partition(".")
    return f"{whole}.{(rest + '00')[:2]}"


@st.composite
def sides(draw):
    """Pence by the number of an account, summing to nothing."""
    amounts = draw(st.dictionaries(st.integers(0, 3), st.integers(-(10**13), 10**13), min_size=1))
    return amounts | {4: -sum(amounts.values())}


MEMOS = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1, max_size=40)


@needs_hledger
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 364), MEMOS.filter(str.strip), sides()), min_size=1, max_size=6))
def test_hledger_comes_to_the_same_balance_of_every_account(cast, tmp_path, drawn):
    fund = Fund.objects.create(place=cast.elsewhere, title="Drawn", year_starts=date(2026, 4, 1))
    part = actions.add_component(cast.outsider, fund, name="part")
    accounts = [
        actions.open_account(cast.outsider, fund, code=code, kind=kind, component=part)
        for code, kind in zip(CODES, KINDS, strict=True)
    ]
    for day, memo, postings in drawn:
        if not any(postings.values()):
            continue
        entry = actions.record_entry(
            cast.outsider, fund, day=date(2026, 4, 1) + timedelta(days=day), memo=memo,
            postings={accounts[n]: pence for n, pence in postings.items()},
        )  # fmt: skip
        if day % 3 == 0:
            actions.reverse_entry(cast.outsider, entry, day=date(2027, 3, 31), memo=memo)
    ours = ledger.balances(fund)
    theirs = _balances(journal(fund), tmp_path)
    assert set(theirs) <= set(ours)
    assert {code: theirs.get(code, 0) for code in ours} == ours


@needs_hledger
def test_hledger_is_asked_to_the_penny(cast, fund, tmp_path):
    _entries(cast, fund)
    total = 123_456 + 7 + 999_999_999_99
    assert _balances(journal(fund), tmp_path) == {"assets:pool": total, "income:council": -total}
