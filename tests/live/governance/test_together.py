import itertools

import pytest

from commonweal.live.governance import actions, together
from commonweal.live.governance.together import families_of, figure, keys_around, rows_of

from .conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(cast):
    """Five decisions, each from the one before."""
    rows = [actions.propose(cast.worker, cast.place, title=f"D{n}", question="?") for n in range(5)]
    for older, newer in itertools.pairwise(rows):
        actions.link(cast.worker, newer, older, kind="came_from")
    return rows


def test_two_steps_around_a_decision_are_drawn(cast, chain):
    assert keys_around(chain[0]) == {row.pk for row in chain[:3]}
    one = figure(cast.public, cast.place, keys_around(chain[0]))
    assert [step.decision for step in one.steps] == chain[:3]
    assert [node.lines for node in one.nodes] == [["D0"], ["D1"], ["D2"]]
    assert [words for _, words in one.arrows] == ["led to", "led to"]
    assert [(row.first, row.words, row.second) for row in rows_of([one], cast.public)] == [
        ("D0", "led to", "D1"), ("D1", "led to", "D2"),
    ]  # fmt: skip


def test_people_stand_in_the_drawing_and_lead_nowhere(cast, chain):
    actions.take(cast.lead, chain[0], **ANSWERS)
    actions.check_back(cast.worker, chain[0], with_whom="the residents")
    one = figure(cast.public, cast.place, {chain[0].pk})
    assert [(node.lines, node.url != "") for node in one.nodes][1] == (["the residents"], False)
    assert rows_of([one], cast.public)[0].second == "the residents"
    assert rows_of([one], cast.public)[0].words == "checked back with"


def test_of_a_closed_decision_strangers_see_neither_title_nor_people_nor_day(cast, chain):
    actions.take(cast.lead, chain[1], **ANSWERS)
    actions.check_back(cast.worker, chain[1], with_whom="the residents")
    for row in chain[1:3]:
        row.refresh_from_db()
        actions.close(cast.steward, row, because="why", until=LATER)
    [family] = families_of(cast.place)
    for user, sees in ((cast.public, False), (cast.worker, True)):
        told = str(figure(user, cast.place, family).nodes) + str(rows_of([figure(user, cast.place, family)], user))
        for words in ("D1", "D2", "the residents"):
            assert (words in told) is sees
    nodes = figure(cast.public, cast.place, family).nodes
    closed = [node for node in nodes if "closed for now" in " ".join(node.lines)]
    assert [node.below for node in closed if "being considered" in node.below] == [["being considered"]]


def test_too_many_are_told_but_not_drawn(cast, chain, monkeypatch):
    monkeypatch.setattr(together, "MOST_BOXES", 4)
    one = figure(cast.public, cast.place, families_of(cast.place)[0])
    assert one.drawing is None
    assert len(one.steps) == 5


def test_nothing_of_another_place_is_drawn(cast, chain):
    theirs = actions.propose(cast.outsider, cast.elsewhere, title="Theirs", question="?")
    assert figure(cast.outsider, cast.place, {theirs.pk}).steps == []
    assert figure(cast.public, cast.elsewhere, {theirs.pk}).steps == []
