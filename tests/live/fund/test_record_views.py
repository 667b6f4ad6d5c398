from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db
HOME = "/ourtown/fund/"
MAY = date(2026, 5, 1)


@pytest.fixture
def moved(cast, fund):
    """A virement by a decision of our town."""
    taken = Decision.objects.create(
        place=cast.place, title="Homes first", question="?", made_by=cast.steward, state="taken"
    )
    actions.set_month(cast.steward, fund.health, month=MAY, kind="plan", pence=10_000)
    return actions.move(cast.steward, fund.health, fund.housing, month=MAY, pence=4321, why="more need", decision=taken)


def test_a_virement_and_its_decision_lead_to_each_other(cast, moved):
    shown = cast.client("public").get(HOME + "virements/").content.decode()
    assert "£43.21" in shown
    assert f'href="/ourtown/decisions/{moved.decision_id}/"' in shown
    decision = cast.client("public").get(f"/ourtown/decisions/{moved.decision_id}/").content.decode()
    assert "£43.21 from Public Health to Housing" in decision
    assert 'href="/ourtown/fund/virements/"' in decision


def test_what_a_closed_decision_says_stays_closed_beside_its_virement(cast, moved):
    assert "more need" in cast.client("public").get(HOME + "virements/").content.decode()
    Decision.objects.update(is_open=False, closed_because="x", closed_until=date(2999, 1, 1))
    for words in ("Homes first", "more need"):
        for query in ("", "?format=csv"):
            assert words not in cast.client("public").get(HOME + "virements/" + query).content.decode()
        assert words in cast.client("worker").get(HOME + "virements/").content.decode()


def test_contributions_are_for_everyone_and_accounts_for_members(cast, fund):
    actions.set_contribution(cast.steward, fund.nhs, year=2026, pence=7700, source="the board's paper")
    shown = cast.client("public").get(HOME + "partners/").content.decode()
    assert "£77" in shown
    assert "the board&#x27;s paper" in shown
    assert cast.client("public").get(HOME + "accounts/").status_code == 302
    assert cast.client("outsider").get(HOME + "accounts/").status_code == 404
    actions.record_entry(cast.steward, fund, day=MAY, memo="x", postings={fund.bank: 5, fund.paid_in: -5})
    table = cast.client("auditor").get(HOME + "accounts/?format=csv").content.decode()
    assert "assets:pool,asset,,£0.05" in table


def test_only_those_who_may_change_the_fund_are_shown_how(cast, fund):
    for page in ("", "partners/", "accounts/", "virements/", "entries/", "position/"):
        assert "/fund/partners/pay-in/" not in cast.client("worker").get(HOME + page).content.decode()
    assert "/fund/entries/record/" in cast.client("commissioner").get(HOME).content.decode()
