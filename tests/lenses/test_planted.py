"""Lenses on simulated runs whose truth is known: what was planted is found; docs/lens-power.md has how often."""

import pytest
from tests.lenses import planted

from commonweal.lenses import get_lens
from commonweal.lenses.discovery import ASK

HALVES = "Refusals in the record's first and second half"


def severity(record):
    sheet = next(each for each in get_lens("thresholds").look(record).more if each.title == HALVES)
    return next(row for row in sheet.rows if row["clause"] == "severity, of like scores")


def reports(record):
    return next(each for each in get_lens("measures").look(record).more if each.title.startswith("What was reported"))


def test_thresholds_that_were_raised_are_asked_about_and_others_are_not(tmp_path):
    raised = severity(planted.run(tmp_path / "raised", 3, planted.block(), planted.raise_thresholds))
    assert raised["answer"] == ASK
    assert raised["low"] > 0.15
    assert severity(planted.run(tmp_path / "left", 3, planted.block()))["answer"] != ASK


def test_reports_nudged_to_their_target_do_not_agree_with_the_records_own_rows(tmp_path):
    truth = planted.run(tmp_path / "truth", 3, planted.targets())
    assert sum(row["asks"] for row in reports(truth).rows) == 0
    told = {row["indicator"]: row["asks"] for row in reports(planted.nudge(truth, tmp_path / "told")).rows}
    assert {name: asks for name, asks in told.items() if asks} == {
        "closures at or under the line of success": pytest.approx(100, abs=60)
    }, "only what is paid for was nudged"


def test_a_broker_is_seen_and_a_network_without_one_names_nobody(tmp_path):
    ties = get_lens("ties")
    found = ties.look(planted.network(tmp_path / "with", 3, broker=True))
    assert found.number("brokers").value >= 1
    named = [row["service"] for sheet in found.more for row in sheet.rows if "service" in row]
    assert "between" in named
    assert ties.look(planted.network(tmp_path / "without", 3, broker=False)).number("brokers").value == 0
