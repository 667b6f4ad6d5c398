from datetime import timedelta

import pytest

from commonweal.live.assurance.figures.done import cells, figures, heads, open_decisions
from commonweal.live.governance import actions
from commonweal.live.governance.models import Decision, Look

from ..conftest import TODAY, close
from .conftest import scope_about, told

pytestmark = pytest.mark.django_db


def test_decisions_of_the_period_are_counted_and_others_are_not(cast, decision, scope):
    assert told(figures, scope)["decisions-taken"].value == 1
    Decision.objects.update(decided_on=scope.since - timedelta(days=1), look_again_on=TODAY)
    found = told(figures, scope)
    assert (found["decisions-taken"].value, found["due-again"].value) == (0, 1)
    assert len(cells(decision)) == len(heads())


def test_a_strategy_counts_its_own_decisions(cast, decision):
    strategy = decision.strategies.get()
    assert told(figures, scope_about(strategy))["decisions-taken"].value == 1
    decision.strategies.clear()
    assert told(figures, scope_about(strategy))["decisions-taken"].value == 0


def test_closed_and_proposed_decisions_are_not_counted(cast, decision, scope):
    actions.propose(cast.worker, cast.place, title="Later", question="Shall we?")
    assert list(open_decisions(scope)) == [decision]
    close(cast, decision)
    assert not open_decisions(scope)


def test_every_time_that_a_decision_was_checked_back_is_counted(cast, decision, scope):
    for group in ("residents", "workers"):
        actions.check_back(cast.worker, decision, with_whom=group)
    made = told(figures, scope)["checked-back"]
    assert [row.cells[1] for row in made.rows] == ["residents", "workers"]


def test_every_time_that_a_decision_was_looked_at_again_is_counted_until_it_is_closed(cast, decision, scope):
    Look.objects.create(decision=decision, on=TODAY, found="Doors stayed open.")
    Look.objects.create(decision=decision, on=scope.since - timedelta(days=1), found="Too early.")
    made = told(figures, scope)["looked-again"]
    assert [row.cells[1] for row in made.rows] == ["Doors stayed open."]
    close(cast, decision)
    assert told(figures, scope)["looked-again"].value == 0


@pytest.mark.parametrize(("number", "shown"), [(0, 0), (7, None), (12, 10)])
def test_of_people_who_took_part_only_what_may_be_shown_is_kept(cast, decision, scope, number, shown):
    if number:
        actions.add_participant(cast.worker, decision, role="residents", number=number)
    made = told(figures, scope)["took-part"]
    assert made.value == shown
    assert str(number) not in str([row.cells for row in made.rows])
