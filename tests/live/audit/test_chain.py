import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.live.audit import chain, triggers
from commonweal.live.audit.models import Event

pytestmark = pytest.mark.django_db


def _five(cast):
    return [chain.append(cast.steward, cast.place.pk, "test.done", "places.place", "1", {"n": n}) for n in range(5)]


def test_a_whole_chain_holds(cast):
    assert chain.verify() is None
    _five(cast)
    assert chain.verify() is None
    assert chain.verify(chain.head()[1]) is None


@pytest.mark.parametrize("change", [{"body": "{}"}, {"verb": "other"}, {"actor_id": None}, {"digest": "0" * 64}])
def test_an_event_changed_behind_the_triggers_is_named(cast, change):
    events = _five(cast)
    if "actor_id" in change:
        change = {"actor_id": cast.worker.pk}
    triggers.remove(connection)
    Event.objects.filter(pk=events[2].pk).update(**change)
    broken = chain.verify()
    assert broken.row == events[2].pk


def test_an_event_taken_out_is_found_at_the_next(cast):
    events = _five(cast)
    triggers.remove(connection)
    events[2].delete()
    assert chain.verify().row == events[3].pk


def test_events_cut_off_at_the_end_are_found_by_the_digest_kept_elsewhere(cast):
    events = _five(cast)
    _, kept = chain.head()
    triggers.remove(connection)
    events[4].delete()
    assert chain.verify() is None
    assert "at its end" in chain.verify(kept).why


@pytest.mark.parametrize("what", ["update", "delete"])
def test_the_database_itself_refuses_to_change_an_event(cast, what):
    event = _five(cast)[0]
    rows = Event.objects.filter(pk=event.pk)
    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        rows.update(verb="x") if what == "update" else rows._raw_delete("default")
    assert chain.verify() is None
