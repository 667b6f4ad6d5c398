"""The pages on which a voice is heard: each asks what one verb needs, and calls it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from commonweal.live.accounts.permissions import require
from commonweal.live.assurance import actions, forms
from commonweal.live.assurance.actions.say import is_own
from commonweal.live.assurance.subjects import Subject, find_subject
from commonweal.live.assurance.voices import Voice, permission
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.pages.asking import done
from commonweal.live.places.selectors import member_place_for

KEPT = ("words", "evidence", "evidence_url", "confidence", "said_by", "on_behalf")


def _subject(request: HttpRequest, place: str, kind: str, pk: int, voice: str) -> Subject:
    if voice not in Voice.values:
        raise Http404("There are four voices, and this is none of them.")
    return find_subject(request.user, member_place_for(request.user, place), kind, pk)


def say(request: HttpRequest, place: str, kind: str, pk: int, voice: str) -> HttpResponse:
    """Ask somebody who may speak with a voice what it sees."""
    about = _subject(request, place, kind, pk, voice)
    require(request.user, permission(voice), about.row)
    form = forms.SayForm(request.POST or None, subject=about, voice=voice, actor=request.user)
    heading = _("Speak as %(voice)s") % {"voice": Voice(voice).label}
    return _page(request, about, form, heading, lambda: actions.say(
        request.user, about.row, voice=voice, **form.cleaned_data
    ))  # fmt: skip


def ask(request: HttpRequest, place: str, kind: str, pk: int, voice: str) -> HttpResponse:
    """Ask a voice that has said nothing yet, or not for long."""
    about = _subject(request, place, kind, pk, voice)
    require(request.user, "assurance.ask", about.row)
    form = forms.AskForm(request.POST or None)
    heading = _("Ask %(voice)s") % {"voice": Voice(voice).label}
    return _page(request, about, form, heading, lambda: actions.ask(
        request.user, about.row, voice=voice, **form.cleaned_data
    ))  # fmt: skip


def _entry(request: HttpRequest, place: str, pk: int, verb: str | None) -> tuple[AssuranceEntry, Subject]:
    found = member_place_for(request.user, place)
    row = get_object_or_404(AssuranceEntry.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, verb or permission(row.voice), row)
    return row, find_subject(request.user, found, row.subject_kind, row.subject_key)


def correct(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Ask for the words that take the place of an entry."""
    row, about = _entry(request, place, pk, None)
    if not is_own(request.user, row, about):
        raise PermissionDenied("you may only put right what you or your organisation said")
    initial = {name: getattr(row, name) for name in KEPT} | {"disagrees_with": row.disagrees_with.all()}
    form = forms.CorrectForm(
        request.POST or None, subject=about, voice=row.voice, actor=request.user, initial=initial
    )  # fmt: skip
    heading = _("Put it right")
    return _page(request, about, form, heading, lambda: actions.correct(request.user, row, **form.cleaned_data))


def withdraw(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Ask why an entry is taken back."""
    row, about = _entry(request, place, pk, "assurance.withdraw")
    form = forms.WithdrawForm(request.POST or None)
    heading = _("Withdraw it")
    return _page(request, about, form, heading, lambda: actions.withdraw(request.user, row, **form.cleaned_data))


def _page(
    request: HttpRequest, about: Subject, form: Any, heading: str, verb: Callable[[], Any]
) -> HttpResponse:  # fmt: skip
    if request.method == "POST" and form.is_valid() and done(form, verb):
        messages.success(request, _("It is recorded."))
        return redirect(about.url)
    lead = about.title_for(request.user)
    return render(request, "form.html", {"form": form, "heading": heading, "lead": lead, "back": about.url})
