"""Pages of the fund have their charts, each above its table."""

from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.models import Line, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(cast, fund):
    """A fund with two versions, of which one has lines, and a month in which something was spent."""
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="t", gross_pence=300, net_pence=250)
    Version.objects.create(fund=fund, key="paper", title="Paper", source="p", gross_pence=310, net_pence=260)
    line = {"version": version, "component": fund.housing, "partner": fund.council, "mode": "pooled"}
    Line.objects.create(**line, strategy="Community", gross_pence=100, income_pence=50)
    Line.objects.create(**line, strategy="Wellbeing", gross_pence=200)
    postings = {fund.spent: 700, fund.bank: -700}
    actions.record_entry(cast.steward, fund, day=date(2026, 5, 31), memo="beds", postings=postings)
    actions.set_contribution(cast.steward, fund.council, year=2026, pence=1000)
    return fund


@pytest.mark.parametrize(
    ("address", "number"),
    [("", 5), ("versions/talk/", 3), ("versions/paper/", 0), ("position/", 1), ("statements/2026/", 2)],
)
def test_each_page_has_its_charts_with_a_table_for_each(cast, drawn, address, number):
    page = cast.client("public").get(f"/ourtown/fund/{address}").content.decode()
    assert page.count('<svg class="cw-chart"') == number
    assert page.count("<table") >= min(number, 1)
    assert page.count('role="img"') >= number
    assert "style=" not in page


def test_lines_of_a_component_are_summed_for_its_bar(cast, drawn):
    page = cast.client("public").get("/ourtown/fund/versions/talk/").content.decode()
    assert page.count(">Housing</text>") == 1
    assert ">£3</text>" in page


def test_a_statement_on_paper_has_its_charts_too(cast, drawn):
    from io import BytesIO

    from pypdf import PdfReader

    answer = cast.client("public").get("/ourtown/fund/statements/2026/?format=pdf")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "Spending by component" in words
    assert "£7 of £0" in words
