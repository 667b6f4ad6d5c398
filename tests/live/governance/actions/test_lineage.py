import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.governance import actions
from commonweal.live.governance.lineage import edges_of, origins
from commonweal.live.governance.models import Decision, Link, Strategy

from ..conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def propose(cast):
    return lambda title, **more: actions.propose(cast.worker, cast.place, title=title, question=f"{title}?", **more)


def test_two_are_merged_into_one_by_one_deed_that_serves_what_both_served(cast, propose):
    strategies = [Strategy.objects.create(place=cast.place, key=key, name=key) for key in ("a", "b")]
    rows = [propose(title, strategies=[each]) for title, each in zip(("One", "Two"), strategies, strict=True)]
    before = Event.objects.count()
    new = actions.merge(cast.lead, rows, title="Both", question="Both?")
    assert Event.objects.count() == before + 1
    assert set(new.strategies.all()) == set(strategies)
    assert {row.state for row in Decision.objects.exclude(pk=new.pk)} == {"carried"}
    assert origins(edges_of(Link.objects.all()), new.pk) == {row.pk for row in rows}


def test_one_is_split_into_three_by_one_deed(cast, propose):
    row = propose("All")
    before = Event.objects.count()
    made = actions.split(cast.lead, row, parts=[(f"Part {n}", "?") for n in range(3)])
    assert Event.objects.count() == before + 1
    for each in made:
        assert origins(edges_of(Link.objects.all()), each.pk) == {row.pk}
    assert Decision.objects.get(pk=row.pk).state == "carried"


def test_from_the_end_every_origin_is_found_through_merges_and_splits(cast, propose):
    first = [propose(title) for title in ("A", "B", "C")]
    merged = actions.merge(cast.lead, first[:2], title="AB", question="?")
    left, right = actions.split(cast.lead, merged, parts=[("AB1", "?"), ("AB2", "?")])
    last = actions.merge(cast.lead, [right, first[2]], title="End", question="?")
    edges = edges_of(Link.objects.all())
    assert origins(edges, last.pk) == {*(row.pk for row in first), merged.pk, right.pk}
    assert left.pk not in origins(edges, last.pk)


def test_nothing_is_merged_or_split_that_is_no_longer_considered(cast, propose):
    one, taken = propose("One"), propose("Taken")
    actions.take(cast.lead, taken, **ANSWERS)
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.merge(cast.lead, [one, taken], title="Both", question="?")
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.split(cast.lead, taken, parts=[("a", "?"), ("b", "?")])
    for rows in ([one], [one, one]):
        with pytest.raises(ValidationError, match="at least two"):
            actions.merge(cast.lead, rows, title="x", question="?")
    for parts in ([("a", "?")], [("a", "?")] * 7):
        with pytest.raises(ValidationError, match="two to 6"):
            actions.split(cast.lead, one, parts=parts)
    with pytest.raises(ValidationError):
        actions.split(cast.lead, one, parts=[("a", "?"), ("", "")])
    assert Decision.objects.filter(state="proposed").get() == one
    assert not Link.objects.exists()


def test_what_comes_from_a_closed_decision_is_closed_as_long(cast, propose):
    one, secret = propose("One"), propose("Secret")
    actions.close(cast.steward, secret, because="A contract is being let.", until=LATER)
    new = actions.merge(cast.lead, [one, secret], title="Both", question="?")
    assert (new.is_closed_today, new.closed_until) == (True, LATER)
    assert not new.shown_to(cast.public)


@pytest.mark.parametrize("kind", ["came_from", "split_from", "merged_into", "answers"])
def test_a_decision_cannot_come_from_itself_by_a_detour(cast, propose, kind):
    a, b, c = propose("A"), propose("B"), propose("C")
    actions.link(cast.worker, b, a, kind="came_from")
    actions.link(cast.worker, b, c, kind="merged_into")
    ends = (a, c) if kind != "merged_into" else (c, a)
    with pytest.raises(ValidationError, match="round in a circle"):
        actions.link(cast.worker, *ends, kind=kind)
    assert Link.objects.count() == 2
    with pytest.raises(ValidationError, match="already"):
        actions.link(cast.worker, b, a, kind="came_from")


def test_only_those_who_decide_merge_and_split(cast, propose):
    rows = [propose("A"), propose("B")]
    for role in ("worker", "experience", "researcher", "auditor", "outsider", "public"):
        with pytest.raises(PermissionDenied):
            actions.merge(cast.users[role], rows, title="x", question="?")
        with pytest.raises(PermissionDenied):
            actions.split(cast.users[role], rows[0], parts=[("a", "?"), ("b", "?")])


def test_decisions_of_two_places_are_not_merged(cast, propose):
    theirs = actions.propose(cast.outsider, cast.elsewhere, title="Theirs", question="?")
    with pytest.raises(ValidationError, match="another place"):
        actions.merge(cast.lead, [propose("A"), theirs], title="x", question="?")
