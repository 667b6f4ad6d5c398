"""A version in parts: each view of it sums to the same whole and can be downloaded."""

import pytest

from commonweal.live.fund.models import Line, Version

pytestmark = pytest.mark.django_db
PAGE = "/ourtown/fund/versions/talk/parts/"


@pytest.fixture
def version(fund):
    """A version with two lines that differ in everything."""
    made = Version.objects.create(fund=fund, key="talk", title="Talk", source="the talk")
    one = {"component": fund.housing, "partner": fund.council, "strategy": "Community", "mode": "pooled"}
    two = {"component": fund.health, "partner": fund.nhs, "strategy": "Wellbeing", "mode": "aligned"}
    Line.objects.create(version=made, **one, gross_pence=100, income_pence=40)
    Line.objects.create(version=made, **two, gross_pence=201)
    return made


@pytest.mark.parametrize("table", ["component", "strategy", "partner", "mode"])
def test_each_view_sums_to_the_whole_and_downloads(cast, version, table):
    told = cast.client("public").get(f"{PAGE}?format=csv&table={table}").content.decode().splitlines()
    assert told[-1] == "Together,£3.01,£0.40,£2.61"
    assert len(told) == 4


def test_each_view_has_a_chart_without_the_sum_and_figures_lead_to_lines(cast, version):
    page = cast.client("public").get(PAGE).content.decode()
    assert page.count('<svg class="cw-chart"') == 4
    assert ">Together</text>" not in page
    assert 'href="/ourtown/fund/versions/talk/"' in page


def test_a_version_without_lines_says_so(cast, version):
    version.lines.all().delete()
    assert "This source gives no parts." in cast.client("public").get(PAGE).content.decode()
