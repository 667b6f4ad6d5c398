from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.models import Agreement, Contribution, Line, RiskShareRule, Version

pytestmark = pytest.mark.django_db
HOME = "/ourtown/fund/"


@pytest.fixture
def agreed(fund):
    """A published version with two lines, and an agreement that shares an overspend in proportion."""
    version = Version.objects.create(
        fund=fund, key="talk", title="Talk", source="the talk", gross_pence=300, net_pence=250
    )
    line = {"version": version, "component": fund.housing, "strategy": "Community", "mode": "pooled"}
    Line.objects.create(**line, partner=fund.council, gross_pence=100, income_pence=50, certainty="assumed")
    Line.objects.create(**line, partner=fund.nhs, gross_pence=200)
    for partner, pence in ((fund.council, 2300), (fund.nhs, 7700)):
        Contribution.objects.create(fund=fund, partner=partner, year=2026, pence=pence)
    made = Agreement.objects.create(fund=fund, title="Our agreement", begins=date(2026, 4, 1), aims="Fewer doors")
    RiskShareRule.objects.create(
        agreement=made, fund=fund, order=1, kind="proportional", clause="Clause 9: in proportion"
    )
    return made


def test_the_public_sees_the_pool_its_parts_and_sources(cast, agreed):
    shown = cast.client("public").get(HOME).content.decode()
    for words in ("£3", "£2.50", "the talk", "By strategy", "Community"):
        assert words in shown
    table = cast.client("public").get(HOME + "versions/talk/?format=csv").content.decode()
    assert "assumed" in table
    assert "£0.50" in table


def test_what_if_we_overspend(cast, agreed):
    shown = cast.client("public").get(HOME + "agreement/?amount=1,000.01").content.decode()
    for words in ("£770.01", "£230", "Clause 9: in proportion", "Fewer doors", "Not agreed yet."):
        assert words in shown
    for wrong in ("ten", "1e9", "", "9" * 29):
        answer = cast.client("public").get(HOME + "agreement/", {"amount": wrong})
        assert answer.status_code == 200
        assert "govuk-error" in answer.content.decode(), wrong


def test_an_agreement_without_clauses_says_so(cast, agreed):
    agreed.rules.all().delete()
    assert "add a last clause" in cast.client("public").get(HOME + "agreement/?amount=5").content.decode()


def test_the_journal_is_for_members(cast, fund):
    actions.record_entry(
        cast.steward, fund, day=date(2026, 4, 2), memo="grant", postings={fund.bank: 5, fund.paid_in: -5}
    )
    assert cast.client("public").get(HOME + "entries/").status_code == 302
    assert cast.client("outsider").get(HOME + "entries/").status_code == 404
    assert "grant" in cast.client("worker").get(HOME + "entries/").content.decode()
    assert b"assets:pool" in cast.client("worker").get(HOME + "entries/?format=journal").content


def test_what_must_be_known_of_the_figures_stands_beside_them(cast, fund):
    to = {"title": fund.title, "year_starts": fund.year_starts, "note": "Made up to show the pages."}
    assert cast.client("commissioner").post(HOME + "year/", to).status_code == 302
    for page in ("", "position/", f"statements/{fund.year_starts.year}/"):
        assert "Made up to show" in cast.client("public").get(HOME + page).content.decode()
    assert "Made up to show" in cast.client("public").get("/ourtown/").content.decode()


def test_entries_have_pages_and_their_download_holds_them_all(cast, fund):
    for number in range(52):
        day, postings = date(2026, 4, 2), {fund.bank: 5 + number, fund.paid_in: -5 - number}
        actions.record_entry(cast.steward, fund, day=day, memo=f"grant {number};", postings=postings)
    shown = cast.client("worker").get(HOME + "entries/").content.decode()
    assert "grant 51;" in shown
    assert "grant 1;" not in shown
    assert "grant 1;" in cast.client("worker").get(HOME + "entries/?page=2").content.decode()
    assert cast.client("worker").get(HOME + "entries/?format=csv").content.count(b"grant ") == 52


def test_the_year_by_month_downloads(cast, fund):
    table = cast.client("public").get(HOME + "position/?format=csv").content.decode()
    assert len(table.strip().splitlines()) == 13
