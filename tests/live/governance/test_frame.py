import pytest

from commonweal.live.directory.models import Need, Service
from commonweal.live.fund.models import Component, Fund, Line, Partner, Version
from commonweal.live.governance import actions
from commonweal.live.governance.frame import frame_of, helping, meetings_of, money_of
from commonweal.live.governance.models import Strategy

from .conftest import LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy(cast):
    return actions.make_strategy(cast.steward, cast.place, name="Wellbeing")


def test_decisions_are_counted_only_for_those_who_may_read_them(cast, strategy):
    for title in ("Open", "Secret"):
        row = actions.propose(cast.worker, cast.place, title=title, question="?", strategies=[strategy])
    actions.close(cast.steward, row, because="why", until=LATER)
    assert [(each.kind, each.considered) for each in frame_of(cast.public, cast.place)] == [("strategy", 1)]
    assert [each.considered for each in frame_of(cast.worker, cast.place)] == [2]


def test_the_money_of_a_strategy_is_its_lines_by_name_version_by_version(cast, strategy):
    fund = Fund.objects.create(place=cast.place, title="Fund", year_starts="2026-04-01")
    whose = {
        "component": Component.objects.create(fund=fund, name="Housing"),
        "partner": Partner.objects.create(fund=fund, name="Council"),
        "mode": "pooled",
    }
    for key, amounts in (("talk", (100, 250)), ("paper", (70,))):
        version = Version.objects.create(fund=fund, key=key, title=key.title(), source="x")
        for pence in amounts:
            Line.objects.create(version=version, strategy="Wellbeing", gross_pence=pence, income_pence=20, **whose)
        Line.objects.create(version=version, strategy="Community", gross_pence=5, **whose)
    found = [(each.title, each.gross, each.income, each.net) for each in money_of(cast.public, strategy)]
    assert found == [("Talk", 350, 40, 310), ("Paper", 70, 20, 50)]


def test_meetings_of_a_strategy_are_not_told_through_closed_decisions(cast, strategy):
    body = actions.make_body(cast.lead, cast.place, name="Board")
    meeting = actions.make_meeting(cast.lead, body, day=LATER)
    row = actions.propose(
        cast.worker, cast.place, title="Secret", question="?", strategies=[strategy], meeting=meeting
    )
    assert list(meetings_of(cast.public, strategy)) == [meeting]
    actions.close(cast.steward, row, because="why", until=LATER)
    assert not meetings_of(cast.public, strategy).exists()
    assert meetings_of(cast.worker, strategy).exists()


def test_a_system_of_interest_gathers_services_and_community_assets_for_its_needs(cast):
    need, other = (Need.objects.create(place=cast.place, key=key, name=key) for key in ("a", "b"))
    for name, kind, of in (("Beds", "service", need), ("Park", "space", need), ("Other", "service", other)):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name=name, kind=kind).needs.add(of)
    system = actions.make_system(cast.lead, cast.place, name="Complex needs", needs=[need])
    assert {(row.name, row.kind) for row in helping(cast.public, system)} == {("Beds", "service"), ("Park", "space")}
    assert Strategy.objects.count() == 0
