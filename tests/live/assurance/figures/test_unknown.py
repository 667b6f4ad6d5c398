from datetime import timedelta

import pytest

from commonweal.live.assurance import actions
from commonweal.live.assurance.figures.unknown import figures
from commonweal.live.directory.models import Service, Threshold
from commonweal.live.fund.models import Line, Version
from commonweal.live.governance import actions as deciding
from commonweal.live.governance.models import Decision

from ...fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from ..conftest import SAID, TODAY, close
from .conftest import scope_about, told

pytestmark = pytest.mark.django_db


def test_voices_that_are_missing_and_words_that_are_old_are_told(cast, decision, served, scope):
    actions.say(cast.auditor, decision, voice="independent", on=TODAY - timedelta(days=200), **SAID)
    made = told(figures, scope)
    assert (made["missing-voices"].value, made["missing-voices"].out_of) == (2, 4)
    assert (made["old-words"].value, made["old-words"].out_of) == (1, 2)


def test_a_decision_leaves_the_list_when_it_is_checked_back(cast, decision, scope):
    assert told(figures, scope)["not-checked-back"].value == 1
    deciding.check_back(cast.worker, decision, with_whom="residents")
    assert told(figures, scope)["not-checked-back"].value == 0


def test_what_is_overdue_is_told(cast, decision, scope):
    Decision.objects.update(look_again_on=TODAY - timedelta(days=1))
    clause = {"place": cast.place, "organisation": cast.shelter, "kind": "label", "hardness": 1}
    Threshold.objects.create(clause="No dogs", review_on=TODAY - timedelta(days=1), **clause)
    Threshold.objects.create(clause="Adults", review_on=TODAY, **clause)
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Night shelter")
    made = told(figures, scope)
    assert made["overdue-again"].value == made["stale"].value == 1
    assert [row.cells[0] for row in made["overdue-clauses"].rows] == ["No dogs"]


def test_a_line_that_does_not_say_how_sure_it_is_counts_as_assumed(cast, fund, scope):  # noqa: F811 - as above
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="a talk")
    common = {"version": version, "component": fund.housing, "partner": fund.council, "mode": "pooled"}
    for certainty in ("seen", "assumed", ""):
        Line.objects.create(strategy="One", gross_pence=1, certainty=certainty, **common)
    made = told(figures, scope)["assumed-lines"]
    assert (made.value, made.out_of) == (2, 3)


def test_how_many_decisions_are_closed_is_told_of_the_place_and_never_of_a_strategy(cast, decision, scope):
    strategy = decision.strategies.get()
    close(cast, decision)
    closed = told(figures, scope)["closed"]
    assert closed.value == 1
    assert "One door" not in str(closed.rows)
    assert "closed" not in told(figures, scope_about(strategy))
