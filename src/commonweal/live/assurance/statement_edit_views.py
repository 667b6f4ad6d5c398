"""The pages on which a statement is made: drafted, changed, issued, discarded, replaced."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.assurance import actions
from commonweal.live.assurance.actions.statement import scope_of
from commonweal.live.assurance.models import Statement
from commonweal.live.assurance.selectors import statements_of
from commonweal.live.assurance.statement_forms import DraftForm, RedraftForm
from commonweal.live.pages.asking import done
from commonweal.live.places.selectors import member_place_for

KEPT = ("title", "body", "meeting", "for_whom", "day", "since", "until", "next_words")


def draft(request: HttpRequest, place: str) -> HttpResponse:
    """Ask for the words and the period of a new statement."""
    found = member_place_for(request.user, place)
    require(request.user, "assurance.draft_statement", found)
    form = DraftForm(request.POST or None, place=found)
    made: list[Statement] = []

    def verb() -> None:
        asked = dict(form.cleaned_data)
        subject = form.known[asked.pop("subject")].row
        made.append(actions.draft(request.user, subject, **asked))

    if request.method == "POST" and form.is_valid() and done(form, verb):
        messages.success(request, _("It is drafted. Look at its figures, then issue it."))
        return redirect("assurance:statement", place, made[0].pk)
    return _page(request, form, _("Make a statement"), reverse("assurance:statements", args=[place]))


def _statement(request: HttpRequest, place: str, pk: int, verb: str) -> Statement:
    found = member_place_for(request.user, place)
    row = get_object_or_404(statements_of(request.user, found), pk=pk)
    require(request.user, f"assurance.{verb}_statement", row)
    return row


def redraft(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Ask for other words or days of a draft."""
    row = _statement(request, place, pk, "draft")
    form = RedraftForm(
        request.POST or None, place=row.place, initial={name: getattr(row, name) for name in KEPT}
    )  # fmt: skip

    def verb() -> None:
        actions.redraft(request.user, row, **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and done(form, verb):
        return redirect("assurance:statement", place, pk)
    return _page(request, form, _("Change the draft"), reverse("assurance:statement", args=[place, pk]))


def replace(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Begin a later statement that takes the place of an issued one."""
    row = _statement(request, place, pk, "draft")
    form = RedraftForm(
        request.POST or None, place=row.place, initial={name: getattr(row, name) for name in KEPT}
    )  # fmt: skip
    made: list[Statement] = []

    def verb() -> None:
        made.append(actions.draft(request.user, scope_of(row).subject.row, replaces=row, **form.cleaned_data))

    if request.method == "POST" and form.is_valid() and done(form, verb):
        messages.success(request, _("It is drafted. Look at its figures, then issue it."))
        return redirect("assurance:statement", place, made[0].pk)
    return _page(request, form, _("Replace it by a later one"), reverse("assurance:statement", args=[place, pk]))


@require_POST
def issue(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Issue a draft: count its figures and freeze it."""
    row = _statement(request, place, pk, "issue")
    return _did(request, place, pk, lambda: actions.issue(request.user, row), _("It is issued, and stays as it is."))


@require_POST
def discard(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = _statement(request, place, pk, "discard")
    return _did(request, place, None, lambda: actions.discard(request.user, row), _("The draft is thrown away."))


def _did(request: HttpRequest, place: str, pk: int | None, verb: Any, words: str) -> HttpResponse:
    try:
        verb()
    except ValidationError as error:
        back = reverse("assurance:statements", args=[place])
        return render(request, "assurance/refused.html", {"why": error.messages, "back": back}, status=409)
    messages.success(request, words)
    return redirect("assurance:statement", place, pk) if pk else redirect("assurance:statements", place)


def _page(request: HttpRequest, form: Any, heading: str, back: str) -> HttpResponse:
    return render(request, "form.html", {"form": form, "heading": heading, "back": back, "button": _("Save the draft")})
