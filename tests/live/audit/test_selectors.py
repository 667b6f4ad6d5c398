import pytest

from commonweal.live.audit.selectors import changes_of, events_about
from commonweal.live.governance import actions

pytestmark = pytest.mark.django_db


def test_what_happened_to_a_record_can_be_read(cast):
    made = actions.propose(cast.worker, cast.place, title="Before", question="?")
    made.title = "After"
    made.save()
    assert [event.verb for event in events_about(made)] == ["governance.propose"]
    changes = changes_of(made, cast.worker)
    assert changes[0]["fields"] == [{"name": "title", "old": "Before", "new": "After"}]
    assert (changes[-1]["made"], changes[-1]["by"]) == (True, cast.worker)


def test_only_those_who_take_part_read_who_changed_a_record(cast):
    made = actions.propose(cast.worker, cast.place, title="Before", question="?")
    assert len(changes_of(made, cast.worker)) == 1
    assert [changes_of(made, reader) for reader in (cast.researcher, cast.outsider)] == [[], []]


def test_only_the_last_changes_are_told(cast):
    made = actions.propose(cast.worker, cast.place, title="0", question="?")
    for number in range(1, 4):
        made.title = str(number)
        made.save()
    told = changes_of(made, cast.worker, most=2)
    assert [change["fields"][0]["old"] for change in told] == ["2", "1"]


def test_a_record_that_was_brought_in_without_a_history_has_no_changes_to_tell(cast):
    made = actions.propose(cast.worker, cast.place, title="Before", question="?")
    made.history.all().delete()
    assert changes_of(made, cast.worker) == []
