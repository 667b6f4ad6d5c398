"""A place at a glance: what is there, what changed, how the money goes."""

from datetime import date, timedelta

import pytest

from commonweal.live.directory.models import Service
from commonweal.live.front.glance import glance, money
from commonweal.live.fund import actions
from commonweal.live.fund.models import Account, Component, Fund, Line, Partner, Version
from commonweal.live.governance import actions as deciding
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db


def test_services_and_assets_are_counted_and_how_many_are_fresh(cast, django_assert_max_num_queries):
    old = date.today() - timedelta(days=400)
    for kind, day in (("service", date.today()), ("service", old), ("space", None)):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name="x", kind=kind, confirmed_on=day)
    with django_assert_max_num_queries(10):
        told = glance(cast.public, cast.place)
    assert (told.services, told.assets, told.entries, told.fresh) == (2, 1, 3, 1)


def test_what_a_closed_decision_waits_for_is_not_told_to_strangers(cast):
    def waits(user):
        return {count.key: count.number for count in glance(user, cast.place).waiting}

    made = deciding.propose(cast.worker, cast.place, title="One door", question="?")
    words = dict.fromkeys(("what_was_decided", "best_for_person", "best_for_system", "think_again"), "x")
    deciding.take(cast.lead, made, decided_on=date(2020, 1, 1), look_again_on=date(2021, 1, 1), **words)
    for user in (cast.public, cast.worker):
        assert waits(user) == {"look_again": 1, "not_checked_back": 1}
    deciding.close(cast.steward, made, because="why", until=date.today() + timedelta(days=9))
    assert waits(cast.public) == {}
    assert waits(cast.worker)["not_checked_back"] == 1


@pytest.fixture
def fund(cast):
    """A fund with two versions, £6 planned and £7.50 spent in May."""
    made = Fund.objects.create(place=cast.place, title="Our fund", year_starts=date(2026, 4, 1))
    housing = Component.objects.create(fund=made, name="Housing")
    partner = Partner.objects.create(fund=made, name="Council")
    version = Version.objects.create(fund=made, key="talk", title="Talk", source="t", gross_pence=300)
    Version.objects.create(fund=made, key="paper", title="Paper", source="p", gross_pence=999)
    line = {"version": version, "component": housing, "partner": partner, "mode": "pooled"}
    Line.objects.create(**line, strategy="Community", gross_pence=30_000_000_00)
    bank, spent = (Account.objects.create(fund=made, code=c, kind=k) for c, k in (("b", "asset"), ("e", "expense")))
    actions.set_month(cast.steward, housing, month=date(2026, 5, 1), kind="plan", pence=600)
    actions.set_month(cast.steward, housing, month=date(2026, 6, 1), kind="plan", pence=600)
    actions.record_entry(cast.steward, made, day=date(2026, 5, 2), memo="m", postings={spent: 750, bank: -750})
    return made


def test_money_tells_the_variance_so_far_and_where_it_goes(cast, fund):
    told = money(cast.public, cast.place)
    assert told.words == "£7.50 spent up to May 2026. That is £1.50 more than the £6 planned so far."
    assert "£30m" in told.chart.svg
    assert [row.title for row in told.others] == ["Paper"]
    page = cast.client("public").get("/ourtown/").content.decode()
    for words in ("£1.50 more than", "/ourtown/fund/statements/2026/", "Other sources", "cw-chart"):
        assert words in page


def test_a_fund_without_spending_or_lines_says_so(cast):
    Fund.objects.create(place=cast.place, title="New", year_starts=date(2026, 4, 1))
    told = money(cast.public, cast.place)
    assert told.words == "No spending is recorded in the open year yet."
    assert (told.version, told.chart) == (None, None)
    assert cast.client("public").get("/ourtown/").status_code == 200


def test_what_changed_lately_is_told_latest_first(cast):
    today, where = date.today(), {"place": cast.place, "made_by": cast.steward, "question": "?"}
    Decision.objects.create(**where, title="Old one", state="taken", decided_on=today - timedelta(days=9))
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Bed", confirmed_on=today - timedelta(1))
    Decision.objects.create(**where, title="New one")
    closed = {"is_open": False, "closed_because": "x", "closed_until": today + timedelta(days=2)}
    Decision.objects.create(**where, title="Secret", state="taken", decided_on=today - timedelta(days=5), **closed)
    assert [change.words for change in glance(cast.public, cast.place).changes] == [
        "Put up for decision: New one",
        "Bed was confirmed as right.",
        "Decided: A decision that is closed for now",
        "Decided: Old one",
    ]
