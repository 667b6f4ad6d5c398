"""Bodies that decide, and their meetings."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep
from commonweal.live.governance.models import Body, Meeting
from commonweal.live.places.models import Place


def make_body(actor: Any, place: Place, *, name: str, about: str = "") -> Body:
    """Set up a board, partnership or forum in which decisions are taken.

    Raises ValidationError where one of that name is there.
    """
    with deed(actor, "governance.make_body", place) as told:
        row = Body(place=place)
        _describe(row, name, about)
        told.about(row)
    return row


def edit_body(actor: Any, body: Body, *, name: str, about: str) -> Body:
    """Change what a body is called and what it is there for."""
    with deed(actor, "governance.edit_body", body) as told:
        told.fact(fields=[n for n, value in (("name", name), ("about", about)) if getattr(body, n) != value])
        _describe(body, name, about)
    return body


def _describe(body: Body, name: str, about: str) -> None:
    if Body.objects.filter(place=body.place_id, name__iexact=name.strip()).exclude(pk=body.pk).exists():
        raise ValidationError({"name": _("There is a body of that name here; edit that one.")})
    body.name, body.about = name.strip(), about.strip()
    keep(body)


def make_meeting(actor: Any, body: Body, *, day: date, about: str = "") -> Meeting:
    """Say that a body meets on a day, past or to come."""
    with deed(actor, "governance.make_meeting", body) as told:
        row = Meeting(place=body.place, body=body)
        _arrange(row, day, about)
        told.about(row, day=day)
    return row


def edit_meeting(actor: Any, meeting: Meeting, *, day: date, about: str) -> Meeting:
    """Move a meeting to another day, or say anew what it is about."""
    with deed(actor, "governance.edit_meeting", meeting) as told:
        told.fact(before=meeting.day, day=day)
        _arrange(meeting, day, about)
    return meeting


def _arrange(meeting: Meeting, day: date, about: str) -> None:
    meeting.day, meeting.about = day, about.strip()
    keep(meeting)
