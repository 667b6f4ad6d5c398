from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.governance import actions
from commonweal.live.governance.models import Body, Meeting

pytestmark = pytest.mark.django_db


def test_a_body_is_set_up_once_and_meets(cast):
    body = actions.make_body(cast.lead, cast.place, name="Board", about="Meets.")
    with pytest.raises(ValidationError, match="of that name"):
        actions.make_body(cast.lead, cast.place, name="board ")
    actions.edit_body(cast.lead, body, name="The board", about="Decides.")
    meeting = actions.make_meeting(cast.commissioner, body, day=date(2026, 5, 1))
    actions.edit_meeting(cast.steward, meeting, day=date(2026, 5, 2), about="Money")
    assert (Meeting.objects.get().day, Body.objects.get().name) == (date(2026, 5, 2), "The board")
    verbs = Event.objects.values_list("verb", flat=True)
    assert [verb.split(".")[1] for verb in verbs] == ["make_body", "edit_body", "make_meeting", "edit_meeting"]
    assert "Decides" not in "".join(Event.objects.values_list("body", flat=True))


@pytest.mark.parametrize("role", ["worker", "experience", "researcher", "auditor", "outsider", "public"])
def test_others_do_not(cast, role):
    body = Body.objects.create(place=cast.place, name="Board")
    meeting = Meeting.objects.create(place=cast.place, body=body, day=date(2026, 5, 1))
    user = cast.users[role]
    for verb in (
        lambda: actions.make_body(user, cast.place, name="x"),
        lambda: actions.edit_body(user, body, name="x", about=""),
        lambda: actions.make_meeting(user, body, day=date(2026, 5, 1)),
        lambda: actions.edit_meeting(user, meeting, day=date(2026, 5, 2), about=""),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert not Event.objects.exists()
