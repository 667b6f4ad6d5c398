import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.selectors import decisions, ties

pytestmark = pytest.mark.django_db


def test_a_link_is_read_from_both_ends(cast, question):
    other = actions.propose(cast.worker, cast.place, title="After", question="?")
    actions.link(cast.worker, other, question, kind="came_from")
    assert [(tie.words, tie.other) for tie in ties(cast.public, other)] == [("came from", question)]
    assert [(tie.words, tie.other) for tie in ties(cast.public, question)] == [("led to", other)]


def test_decisions_are_found_by_state(cast, question):
    assert list(decisions(cast.public, cast.place, {"state": "proposed"})) == [question]
    assert list(decisions(cast.public, cast.place, {"state": "not_checked_back"})) == []
