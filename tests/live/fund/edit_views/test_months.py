import html
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from commonweal.live.fund import actions
from commonweal.live.fund.models import MonthFigure, Virement
from commonweal.live.fund.month_grid import stamp
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)
UPLOAD = "/ourtown/fund/months/plan/upload/"


def _file(text):
    return {"file": SimpleUploadedFile("plan.csv", text.encode()), "source": "the board's paper"}


def _figures():
    return set(MonthFigure.objects.values_list("component__name", "month", "kind", "pence"))


def test_a_grid_is_filled_in(cast, fund, fill_in):
    cell = f"c{fund.housing.pk}-2026-05"
    told = {"source": "a paper", "seen": stamp(fund, "forecast")}
    assert "write it like" in fill_in("months/forecast/", **told, **{cell: "1.234"}).content.decode()
    assert fill_in("months/forecast/", **told, **{cell: "1,234"}).status_code == 302
    assert _figures() == {("Housing", MAY, "forecast", 123_400)}
    late = fill_in("months/forecast/", **told, **{cell: "5"}).content.decode()
    assert "Somebody has changed these figures meanwhile" in late
    assert _figures() == {("Housing", MAY, "forecast", 123_400)}
    assert "a paper" in cast.client("public").get("/ourtown/fund/position/").content.decode()


def test_a_file_is_looked_at_before_it_is_set(cast, fund):
    client = cast.client("commissioner")
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=500)
    text = "component,2026-05,2026-06\nHousing,7,8\n"
    shown = client.post(UPLOAD, _file(text)).content.decode()
    assert "What would change" in shown
    for words in ("May 2026", "£5", "£7", "none", "£8"):
        assert words in shown
    assert _figures() == {("Housing", MAY, "plan", 500)}, "looking changes nothing"
    values = {name: re.search(f'name="{name}" value="([^"]*)"', shown)[1] for name in ("text", "source", "seen")}
    hidden = {name: html.unescape(value) for name, value in values.items()}
    assert client.post(UPLOAD, hidden).status_code == 302
    assert _figures() == {("Housing", MAY, "plan", 700), ("Housing", date(2026, 6, 1), "plan", 800)}
    assert "meanwhile" in client.post(UPLOAD, hidden).content.decode()


def test_a_file_with_faults_tells_each_cell_and_sets_nothing(cast, fund):
    client = cast.client("commissioner")
    text = "component,2026-05,June\nHousing,a,1\nParks,1,1\n"
    shown = html.unescape(client.post(UPLOAD, _file(text)).content.decode())
    for words in ("“June” is no month", "“a” is not an amount", "“Parks” is no component", "Nothing was changed"):
        assert words in shown
    assert "Set these figures" not in shown
    told = {"text": text, "source": "x", "seen": stamp(fund, "plan")}
    assert "has faults" in client.post(UPLOAD, told).content.decode()
    assert not _figures()


@pytest.mark.parametrize("told", [{}, {"text": ""}, {"text": "x" * 300_000}, {"text": "component", "seen": "y" * 99}])
def test_whatever_is_posted_is_answered(cast, fund, told):
    assert cast.client("commissioner").post(UPLOAD, told).status_code == 200
    assert not _figures()


def test_the_figures_are_taken_as_a_file_and_the_actual_is_none(cast, fund):
    client = cast.client("commissioner")
    assert client.get("/ourtown/fund/months/plan/?format=csv").content.startswith(b"component,2026-04,")
    assert client.get("/ourtown/fund/months/actual/").status_code == 404
    assert client.get("/ourtown/fund/months/actual/upload/").status_code == 404


def test_money_moves_by_a_decision(cast, fund, fill_in):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=1000)
    rows = {
        state: Decision.objects.create(place=cast.place, title="x", question="?", made_by=cast.steward, state=state)
        for state in ("taken", "proposed")
    }
    told = {"source": fund.housing.pk, "target": fund.health.pk, "month": "2026-05-01", "why": "need"}
    assert "govuk-error" in fill_in("virements/move/", **told, pence="1", decision=rows["proposed"].pk).content.decode()
    taken = told | {"decision": rows["taken"].pk}
    assert "has only £10 planned" in fill_in("virements/move/", **taken, pence="11").content.decode()
    assert not Virement.objects.exists()
    fill_in("virements/move/", **taken, pence="4")
    assert Virement.objects.get().decision == rows["taken"]
