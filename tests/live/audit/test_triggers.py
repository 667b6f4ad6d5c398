import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.live.audit import chain, triggers

pytestmark = pytest.mark.django_db


def test_triggers_come_off_and_on_again(cast):
    event = chain.append(cast.steward, cast.place.pk, "test.done", "x", "1", {})
    triggers.remove(connection)
    event.save()
    triggers.install(connection)
    with pytest.raises(DatabaseError, match="only appended"), transaction.atomic():
        event.save()
