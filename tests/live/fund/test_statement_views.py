"""Pages of statements: every figure leads to its rows, entries stay with members, and bad addresses are told so."""

import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from commonweal.live.fund import actions
from commonweal.live.fund.models import Agreement, Line, RiskShareRule, Version

pytestmark = pytest.mark.django_db
HOME = "/ourtown/fund/statements/"
YEAR = HOME + "2026/"


@pytest.fixture
def kept(cast, fund):
    """£10 came in, £7.50 was spent on housing in May where £6 was planned; two partners share what is over."""
    by = cast.steward
    actions.record_entry(by, fund, day=date(2026, 4, 2), memo="grant", postings={fund.bank: 1000, fund.paid_in: -1000})
    actions.record_entry(by, fund, day=date(2026, 5, 9), memo="beds", postings={fund.spent: 750, fund.bank: -750})
    for partner, pence in ((fund.council, 2400), (fund.nhs, 7200)):
        actions.set_contribution(by, partner, year=2026, pence=pence)
    actions.set_month(by, fund.housing, month=date(2026, 5, 1), kind="plan", pence=600)
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="the talk")
    line = {"version": version, "component": fund.housing, "mode": "pooled", "partner": fund.council}
    Line.objects.create(**line, strategy="Community", gross_pence=100)
    Line.objects.create(**line, strategy="Wellbeing", gross_pence=200)
    agreement = Agreement.objects.create(fund=fund, title="Our agreement", begins=date(2026, 4, 1))
    RiskShareRule.objects.create(agreement=agreement, fund=fund, order=1, kind="proportional", clause="Clause 9")
    return fund


def shown(cast, role, address):
    answer = cast.client(role).get(address)
    assert answer.status_code == 200, address
    return unescape(answer.content.decode())


def csv_of(cast, address, table):
    return shown(cast, "public", f"{address}?format=csv&table={table}").splitlines()


def test_statements_are_listed_by_year_and_quarter(cast, kept):
    page = shown(cast, "public", HOME)
    assert "Annual return of income and expenditure, 2026-27" in page
    assert f"{YEAR}q4/" in page


def test_a_year_shows_money_by_component_partner_and_strategy(cast, kept):
    page = shown(cast, "public", YEAR)
    for words in ("up to May 2026", "£1.50 more than the £6 planned so far", "a balance of £2.50", "CIPFA"):
        assert words in page
    assert "Housing,£6,£6,£7.50,£1.50,£6" in csv_of(cast, YEAR, "components")
    assert "Council,£24,£10" in csv_of(cast, YEAR, "income")
    assert csv_of(cast, YEAR, "partners")[1:] == [
        "Council,£1.50,£0.38,£1.88,Clause 9",
        "NHS,£4.50,£1.12,£5.62,Clause 9",
        "Together,£6,£1.50,£7.50,",
    ]
    assert "Wellbeing,£4,£4,£5,£1,£4,£5" in csv_of(cast, YEAR, "strategies")
    assert "Housing,Wellbeing,66.7 %,derived" in csv_of(cast, YEAR, "apportioned")


def test_a_quarter_shows_its_own_months(cast, kept):
    assert "Together,£0,£0,£0,£0,£0" in csv_of(cast, YEAR + "q2/", "components")
    assert "Council,£6,£10" in csv_of(cast, YEAR + "q1/", "income")


def test_every_figure_leads_to_rows_that_sum_to_it(cast, kept):
    page = shown(cast, "public", YEAR + "q1/")
    links = set(re.findall(r'href="(/ourtown/fund/rows/[^"]*)"', page))
    assert len(links) == 4  # housing; all components; each of two partners
    housing = f"/ourtown/fund/rows/?year=2026&period=q1&component={kept.housing.pk}"
    assert housing in links
    assert "£7.50 spent" in shown(cast, "public", housing)
    assert "£10 received" in shown(cast, "public", f"/ourtown/fund/rows/?year=2026&partner={kept.council.pk}")


def test_entries_are_for_members_and_the_rest_learn_so(cast, kept):
    rows = "/ourtown/fund/rows/?year=2026&period=2026-05"
    assert "beds" not in shown(cast, "public", rows)
    assert "shown to members" in shown(cast, "public", rows)
    page = shown(cast, "worker", rows)
    assert "beds" in page
    assert "£7.50 together" in page
    assert cast.client("public").get(rows + "&format=csv&table=entries").status_code == 404
    assert "beds" in shown(cast, "worker", rows + "&format=csv&table=entries")


def test_rows_of_a_reversed_entry_sum_to_nothing(cast, kept):
    entry = kept.entries.get(memo="beds")
    actions.reverse_entry(cast.steward, entry, day=date(2026, 5, 20), memo="twice")
    page = shown(cast, "worker", f"/ourtown/fund/rows/?component={kept.housing.pk}")
    assert "£0 together" in page
    assert "twice" in page


def test_spending_without_a_component_has_rows_too(cast, kept):
    from commonweal.live.fund.models import Account

    fees = Account.objects.create(fund=kept, code="expenses:fees", kind="expense")
    actions.record_entry(cast.steward, kept, day=date(2026, 6, 1), memo="fees", postings={fees: 5, kept.bank: -5})
    page = shown(cast, "worker", "/ourtown/fund/rows/?component=none")
    assert "£0.05 together" in page
    assert "beds" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        "statements/2025/",
        "statements/2026/q5/",
        "statements/2026/2026-05/",
        "statements/99999999/",
        "statements/2026/?format=csv",
        "statements/2026/?format=csv&table=nothing",
        "rows/?year=x",
        "rows/?period=q9",
        "rows/?component=0",
        "rows/?component=%00",
        "rows/?partner=" + "9" * 40,
        "rows/?partner=-1",
    ],
)
def test_an_address_that_means_nothing_is_not_found(cast, kept, wrong):
    assert cast.client("steward").get(f"/ourtown/fund/{wrong}").status_code == 404


def test_without_agreement_or_contributions_the_page_says_so(cast, fund):
    page = shown(cast, "public", YEAR)
    assert "No agreement is recorded for this year" in page
    assert "No spending is recorded in this year yet" in page
    assert "nothing can be told by strategy" in page


def test_clauses_that_leave_a_part_to_nobody_are_told_in_words(cast, kept):
    RiskShareRule.objects.update(up_to_pence=100)
    assert "add a last clause" in shown(cast, "public", YEAR)


def test_a_statement_on_paper_holds_the_same_figures_and_is_tagged(cast, kept):
    answer = cast.client("public").get(YEAR + "q1/?format=pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert 'filename="ourtown-fund-2026-q1.pdf"' in answer["Content-Disposition"]
    read = PdfReader(BytesIO(answer.content))
    words = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for said in ("Quarter 1 of 2026-27", "£1.50 more than the £6", "Clause 9", "£5.62", "derived"):
        assert said in words, said
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_place_without_a_fund_has_no_statement_and_says_so(cast):
    assert "there is no statement" in shown(cast, "public", HOME)
    assert cast.client("public").get(YEAR).status_code == 404
