import pytest
from django.db.models import Sum
from tests.live.loaded import plymouth

from commonweal.live.audit import chain
from commonweal.live.audit.models import Event
from commonweal.live.fund import ledger
from commonweal.live.fund.folder import pence
from commonweal.live.fund.models import Entry, Fund, Line, Version
from commonweal.live.fund.position import position
from commonweal.live.fund.what_if import what_if

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(tmp_path):
    """The place folder of Plymouth and the fund made from it."""
    folder, place = plymouth(tmp_path)
    return folder, Fund.objects.get(place=place)


def test_versions_stand_side_by_side_and_the_lines_sum_to_them_to_the_penny(loaded):
    folder, fund = loaded
    versions = {row.key: row for row in Version.objects.filter(fund=fund)}
    assert {key: row.gross_pence for key, row in versions.items()} == {
        f.version: pence(f.gross) for f in folder.manifest.funds
    }
    sums = Line.objects.filter(version=versions["talk"]).aggregate(gross=Sum("gross_pence"), income=Sum("income_pence"))
    assert sums["gross"] == versions["talk"].gross_pence == 63_800_000_000
    assert sums["gross"] - sums["income"] == versions["talk"].net_pence
    assert Line.objects.filter(version=versions["talk"]).values("component").distinct().count() == 9


def test_the_example_year_is_told_by_the_audit_and_holds_to_the_penny(loaded):
    _, fund = loaded
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"fund.open_fund", "fund.record_entry", "fund.set_months", "fund.move", "fund.add_clause"} <= verbs
    assert chain.verify() is None
    months = position(fund)
    net = fund.versions.get(key="talk").net_pence
    assert sum(month.plan for month in months) == net
    assert sum(row.pence for row in fund.contributions.filter(year=2019)) == net
    assert [bool(month.actual) for month in months] == [True] * 6 + [False] * 6
    assert all(month.actual == month.forecast for month in months[:6])
    assert sum(ledger.balances(fund).values()) == 0
    assert ledger.unbalanced(fund) == []
    assert Entry.objects.filter(reverses__isnull=False).count() == 1


def test_what_was_published_is_cited_and_what_was_not_says_so(loaded):
    _, fund = loaded
    cited = {row.partner.name: row for row in fund.contributions.filter(year=2015)}
    names = ("NEW Devon CCG", "Plymouth City Council")
    assert [cited[name].pence for name in names] == [35_420_000_000, 10_580_000_000]
    assert all("democracy.plymouth.gov.uk" in row.source for row in cited.values())
    rest = [row.source for row in (*fund.contributions.filter(year=2019), *fund.month_figures.exclude(source=""))]
    assert all(source.startswith("assumed") for source in rest)
    assert all(entry.memo.startswith("Example") for entry in fund.entries.all())


def test_the_example_agreement_is_marked_and_shares_any_overspend_by_all_kinds_of_clause(loaded):
    _, fund = loaded
    agreement = fund.agreements.get()
    assert agreement.title == "An example, not Plymouth's agreement"
    assert {rule.kind for rule in agreement.rules.all()} == {"fixed", "proportional", "capped", "lead"}
    shares = what_if(fund, agreement, 700_000_001)
    assert sum(share.pence for share in shares) == 700_000_001
    assert len({share.clause for share in shares}) == 4


def test_the_virement_follows_from_the_example_decision(loaded):
    moved = loaded[1].virements.get()
    assert moved.decision.state == "taken"
    assert moved.decision.place_id == moved.place_id


def test_parts_of_a_penny_are_refused():
    from decimal import Decimal

    with pytest.raises(ValueError, match="parts of a penny"):
        pence(Decimal("1.005"))
