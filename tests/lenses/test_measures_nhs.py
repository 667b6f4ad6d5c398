"""The measures lens on what the NHS in England published: four hours in A&E, 140 trusts, April 2016 to March 2019.

The national target, 95 %, was set for all of a trust's departments together; `departments` of type 1 are those of
large hospitals. 90 % was an interim goal in 2017-18, so it is no line that nobody set.
"""

import csv
from collections import defaultdict
from datetime import date, timedelta

import pytest
from tests.lenses.making import made
from tests.shared_data import shared

from commonweal.lenses import get_lens, show

PLACEBOS = (-0.04, -0.03, -0.02, -0.01, 0.01, 0.02)


def trusts(folder, kinds):
    with shared("nhs_ae/ae_attendances.csv").open() as file:
        rows = list(csv.DictReader(file))
    acute = {row["org_code"] for row in rows if row["type"] == "1"}
    counted = defaultdict(lambda: [0.0, 0.0])
    for row in rows:
        if row["org_code"] in acute and row["type"] in kinds:
            both = counted[row["org_code"], date.fromisoformat(row["period"])]
            both[0] += float(row["attendances"])
            both[1] += float(row["breaches"])
    measures = [
        {
            "service": trust,
            "indicator": "four_hours",
            "period_start": start,
            "period_end": (start + timedelta(31)).replace(day=1) - timedelta(1),
            "value": 1 - late / seen,
            "target": 0.95,
            "denominator": seen,
        }
        for (trust, start), (seen, late) in counted.items()
    ]
    return made(folder, {"measures": measures}, indicators=[{"id": "four_hours", "better": "higher"}])


@pytest.fixture(scope="module", params=[("1", "2", "other"), ("1",)], ids=["all departments", "type 1"])
def finding(request, tmp_path_factory):
    record = trusts(tmp_path_factory.mktemp("nhs") / "r", request.param)
    return show(get_lens("measures").look(record, service="RK9"))


def test_the_excess_just_above_the_target_is_worth_asking_about(finding):
    sign = finding.table.rows[0]
    assert sign["sign"] == "bunching just past the target"
    assert sign["n"] == 4932
    assert sign["p"] < 0.025
    assert 1 < sign["low"] < 1.4 < sign["high"]
    assert sign["answer"] == "worth asking about"
    assert finding.number("asking").value == 1


def test_lines_that_nobody_set_show_no_excess(finding):
    lines = finding.more[1]
    assert lines.title == "The target beside other lines"
    told = {round(row["offset"], 3): row for row in lines.rows}
    tested = [told[offset] for offset in PLACEBOS if offset in told]
    assert len(tested) >= 5
    assert all(row["adjusted"] > 0.05 for row in tested)


def test_nothing_else_is_worth_asking_about(finding):
    others = finding.table.rows[1:]
    assert others
    assert not [row for row in others if row["answer"] == "worth asking about"]


def test_every_trust_has_a_chart_and_more_vary_than_noise_would(finding):
    assert finding.number("series").value == 140
    assert finding.number("special").value > finding.number("by_chance").high


def test_the_chart_of_plymouth_s_hospital_is_that_of_the_published_tool(tmp_path):
    record = trusts(tmp_path / "r", ("1",))
    finding = get_lens("measures").look(record, service="RK9")
    points = finding.more[0].rows
    assert len(points) == 36
    assert points[0]["mean"] == pytest.approx(0.781, abs=0.0005)
    assert points[0]["low"] == pytest.approx(0.673, abs=0.0005)
    assert points[0]["high"] == pytest.approx(0.890, abs=0.0005)
    charts = {row["service"]: row for row in finding.more[-1].rows}
    assert charts["RK9"]["assurance"] == "consistently missed"
