import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.live.audit import chain, triggers

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own way: REPLACE")
def test_no_event_stands_in_the_place_of_another(cast):
    event = chain.append(cast.steward, cast.place.pk, "test.done", "x", "1", {})
    chain.append(cast.steward, cast.place.pk, "test.done", "x", "2", {})
    for key, digest in ((event.pk, "0" * 64), (event.pk + 7, event.digest)):
        replaced = (
            "INSERT OR REPLACE INTO audit_event (id, at, verb, subject_kind, subject_key, body, previous, digest, "
            "actor_id, place_id) SELECT %s, at, verb, subject_kind, subject_key, '{}', previous, %s, actor_id, "
            "place_id FROM audit_event WHERE id = %s"
        )
        with pytest.raises(DatabaseError, match="only appended"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(replaced, [key, digest, event.pk])
    assert chain.verify() is None


def test_triggers_come_off_and_on_again(cast):
    event = chain.append(cast.steward, cast.place.pk, "test.done", "x", "1", {})
    triggers.remove(connection)
    event.save()
    triggers.install(connection)
    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        event.save()
