"""Asking a voice that has said nothing yet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from commonweal.live.assurance import permissions  # noqa: F401 - who may do the verb below is said there
from commonweal.live.assurance.clean_words import kept
from commonweal.live.assurance.models import Ask
from commonweal.live.assurance.selectors import asked_of
from commonweal.live.assurance.subjects import subject_of
from commonweal.live.assurance.voices import permission
from commonweal.live.audit.deed import deed


def ask(actor: Any, subject: Model, *, voice: str, words: str = "") -> Ask:
    """Ask one voice to say what it sees; ValidationError where it was asked before and has not answered yet."""
    permission(voice)
    about = subject_of(subject)
    words = kept(words=words)["words"]
    with deed(actor, "assurance.ask", subject) as told:
        if asked_of(actor, about).get(voice):
            raise ValidationError(_("This voice was asked before, and the question still stands."))
        row = Ask(place_id=subject.place_id, voice=voice, words=words, asked_by=actor, **about.keys)
        row.full_clean()
        row.save()
        told.about(row, voice=voice, kind=about.kind, key=about.key)
    return row
