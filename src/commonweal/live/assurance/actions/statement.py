"""A statement from draft to issue. Issuing counts every figure and freezes it with its rows."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.assurance import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.assurance.clean_words import kept, said
from commonweal.live.assurance.digest import digest_of
from commonweal.live.assurance.figures import Scope, figures_for
from commonweal.live.assurance.models import Figure, Statement
from commonweal.live.assurance.subjects import OF_STATEMENTS, Subject, subject_of
from commonweal.live.audit.deed import deed
from commonweal.live.governance.models import Body, Meeting


def draft(
    actor: Any, subject: Model, *, title: str, for_whom: str, day: date, since: date, until: date, next_words: str,
    body: Body | None = None, meeting: Meeting | None = None, replaces: Statement | None = None,
) -> Statement:  # fmt: skip
    """Begin a statement about a strategy, the fund or the whole place; members may read it until it is issued.

    Raises ValidationError where a word is missing, a day is out of order, or what it replaces cannot be replaced.
    """
    about = subject_of(subject)
    if about.kind not in OF_STATEMENTS:
        raise ValidationError(_("A statement is about a strategy, the fund or the whole place."))
    with deed(actor, "assurance.draft_statement", subject) as told:
        row = Statement(place=_place(about), made_by=actor, **about.keys)
        _fill(row, title, for_whom, day, since, until, next_words, body, meeting)
        if replaces is not None:
            row.replaces = _replaceable(row, replaces)
        row.full_clean()
        row.save()
        told.about(row, kind=about.kind, key=about.key, since=since, until=until)
    return row


def redraft(
    actor: Any, statement: Statement, *, title: str, for_whom: str, day: date, since: date, until: date,
    next_words: str, body: Body | None = None, meeting: Meeting | None = None,
) -> Statement:  # fmt: skip
    """Change the words and days of a draft; ValidationError for a statement that is issued."""
    with deed(actor, "assurance.draft_statement", statement) as told:
        row = _draft(statement)
        _fill(row, title, for_whom, day, since, until, next_words, body, meeting)
        row.full_clean()
        row.save()
        told.fact(since=since, until=until)
    return row


def discard(actor: Any, statement: Statement) -> None:
    """Throw a draft away; ValidationError for a statement that is issued."""
    with deed(actor, "assurance.discard_statement", statement) as told:
        row = _draft(statement)
        told.about(statement, kind=row.subject_kind, key=row.subject_key)
        Statement.objects.filter(pk=row.pk).delete()


def issue(actor: Any, statement: Statement) -> Statement:
    """Count every figure now and freeze the statement with them, their rows and one digest over all of it.

    Raises ValidationError where it was issued before. From here on it is only replaced by a later one.
    """
    with deed(actor, "assurance.issue_statement", statement) as told:
        row = _draft(statement)
        scope = scope_of(row)
        figures = figures_for(scope)
        row.subject_words, row.issued, row.issued_by = str(scope.subject.row), timezone.now(), actor
        row.state, row.digest = Statement.State.ISSUED, digest_of(row, figures)
        for figure in figures:
            figure.statement = row
        Figure.objects.bulk_create(figures)  # before the statement is issued: nothing is added to it afterwards
        row.save()
        told.fact(digest=row.digest, figures=len(figures))
    return row


def scope_of(statement: Statement) -> Scope:
    """What the figures of a statement are counted over, if they were counted today."""
    model = OF_STATEMENTS[statement.subject_kind]
    subject = Subject(statement.subject_kind, model.objects.get(pk=statement.subject_key))
    return Scope(subject, statement.place, statement.since, statement.until, timezone.localdate())


def _place(about: Subject) -> Any:
    return about.row if about.kind == "place" else about.row.place


def _fill(
    row: Statement, title: str, for_whom: str, day: date, since: date, until: date, next_words: str,
    body: Body | None, meeting: Meeting | None,
) -> None:  # fmt: skip
    words = said(title=title, next_words=next_words) | kept(for_whom=for_whom)
    if until < since:
        raise ValidationError({"until": _("The period ends before it begins; give a later day.")})
    if meeting is not None:
        body = body or meeting.body
        if meeting.body_id != body.pk:
            raise ValidationError({"meeting": _("That meeting is of another body.")})
    if any(each is not None and each.place_id != row.place_id for each in (body, meeting)):
        raise ValidationError({"body": _("That body is of another place; choose one of this place.")})
    words["for_whom"] = words["for_whom"] or (str(body) if body else "")
    if not words["for_whom"]:
        raise ValidationError({"for_whom": _("Say for which body it is, or choose one.")})
    row.title, row.next_words, row.for_whom = words["title"], words["next_words"], words["for_whom"]
    row.day, row.since, row.until, row.body, row.meeting = day, since, until, body, meeting


def _draft(statement: Statement) -> Statement:
    # Read from the row and locked, so that of two who issue it at once the second is told.
    row = Statement.objects.select_for_update(of=("self",)).select_related("place").get(pk=statement.pk)
    if row.is_issued:
        raise ValidationError(_("This statement is issued and stays as it is; make a later one that replaces it."))
    return row


def _replaceable(row: Statement, former: Statement) -> Statement:
    found = Statement.objects.select_for_update(of=("self",)).get(pk=former.pk)
    same = (found.place_id, found.subject_kind, found.subject_key) == (row.place_id, row.subject_kind, row.subject_key)
    if not found.is_issued or not same:
        raise ValidationError(_("Only an issued statement about the same thing can be replaced."))
    if Statement.objects.filter(replaces=found).exists():
        raise ValidationError(_("Another statement replaces that one already; go on from there."))
    return found
