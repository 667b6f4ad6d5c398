import pytest

from commonweal.live.audit.selectors import changes_of, events_about
from commonweal.live.governance import actions

pytestmark = pytest.mark.django_db


def test_what_happened_to_a_record_can_be_read(cast):
    made = actions.propose(cast.worker, cast.place, title="Before", question="?")
    made.title = "After"
    made.save()
    assert [event.verb for event in events_about(made)] == ["governance.propose"]
    changes = changes_of(made)
    assert changes[0]["fields"] == [{"name": "title", "old": "Before", "new": "After"}]
    assert (changes[-1]["made"], changes[-1]["by"]) == (True, cast.worker)
