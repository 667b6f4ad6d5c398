import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.ties import goes_back_to, links_of, ties

from .conftest import ANSWERS

pytestmark = pytest.mark.django_db


def test_a_link_is_read_from_both_ends(cast, question):
    other = actions.propose(cast.worker, cast.place, title="After", question="?")
    actions.link(cast.worker, other, question, kind="came_from")
    assert [(tie.words, tie.other, tie.newer) for tie in ties(cast.public, other)] == [("came from", question, False)]
    assert [(tie.words, tie.other, tie.newer) for tie in ties(cast.public, question)] == [("led to", other, True)]


def test_people_it_was_checked_back_with_are_told_in_words(cast, question):
    actions.take(cast.lead, question, **ANSWERS)
    actions.check_back(cast.worker, question, with_whom="the residents")
    assert [(tie.words, tie.other, tie.said) for tie in ties(cast.public, question)] == [
        ("was checked back with", None, "the residents")
    ]


def test_a_decision_goes_back_to_every_origin_each_after_its_own(cast):
    rows = [actions.propose(cast.worker, cast.place, title=title, question="?") for title in "ABC"]
    merged = actions.merge(cast.lead, rows[:2], title="AB", question="?")
    last = actions.merge(cast.lead, [rows[2], merged], title="ABC", question="?")
    assert goes_back_to(cast.public, last) == [*rows, merged]
    assert goes_back_to(cast.public, rows[0]) == []
    assert links_of(cast.place).count() == 4
    assert links_of(cast.elsewhere).count() == 0
