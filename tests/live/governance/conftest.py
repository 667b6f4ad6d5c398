"""A decision that is being considered, and what taking it needs."""

from datetime import date, timedelta

import pytest

from commonweal.live.governance import actions

LATER = date.today() + timedelta(days=30)
ANSWERS = {
    "what_was_decided": "One door.",
    "best_for_person": "One worker for longer.",
    "best_for_system": "Skills can move.",
    "think_again": "If doors close.",
    "look_again_on": LATER,
}


@pytest.fixture
def question(cast):
    """A question put by the worker of our town."""
    return actions.propose(cast.worker, cast.place, title="One door", question="Shall there be one door?")
