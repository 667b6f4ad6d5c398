"""The pages on which bodies, meetings, strategies and systems of interest are made and changed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.accounts.permissions import require
from commonweal.live.governance import actions, forms
from commonweal.live.governance.asking import done
from commonweal.live.governance.models import Body, Meeting, Strategy, SystemOfInterest
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import member_place_for


def _ours(request: HttpRequest, place: str, model: Any, pk: int, verb: str) -> Any:
    found = member_place_for(request.user, place)
    row = get_object_or_404(model.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, verb, row)
    return row


def _place(request: HttpRequest, place: str, verb: str) -> Place:
    found = member_place_for(request.user, place)
    require(request.user, verb, found)
    return found


def _ask(
    request: HttpRequest, place: str, form: Any, verb: Callable[..., Any], page: str, heading: str, back: str = ""
) -> HttpResponse:
    """Ask, do the verb, and go to the page of what it made or changed."""
    if request.method == "POST":
        row = done(form, verb)
        if row is not None:
            messages.success(request, _("It is recorded."))
            return redirect(f"governance:{page}", place, row.pk)
    back = back or reverse("governance:frame", args=[place])
    return render(request, "form.html", {"form": form, "heading": heading, "back": back})


def make_body(request: HttpRequest, place: str) -> HttpResponse:
    """Set up a body."""
    found = _place(request, place, "governance.make_body")
    form = forms.BodyForm(request.POST or None)

    def verb(**asked: Any) -> Body:
        return actions.make_body(request.user, found, **asked)

    return _ask(request, place, form, verb, "body", _("Set up a body"))


def edit_body(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change what a body is called and does."""
    row = _ours(request, place, Body, pk, "governance.edit_body")
    form = forms.BodyForm(request.POST or None, initial={"name": row.name, "about": row.about})

    def verb(**asked: Any) -> Body:
        return actions.edit_body(request.user, row, **asked)

    return _ask(request, place, form, verb, "body", _("Change a body"), reverse("governance:body", args=[place, pk]))


def make_meeting(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Say that a body meets."""
    body = _ours(request, place, Body, pk, "governance.make_meeting")
    form = forms.MeetingForm(request.POST or None)

    def verb(**asked: Any) -> Meeting:
        return actions.make_meeting(request.user, body, **asked)

    heading = _("A meeting of %(body)s") % {"body": body.name}
    return _ask(request, place, form, verb, "meeting", heading, reverse("governance:body", args=[place, pk]))


def edit_meeting(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Move a meeting, or say anew what it is about."""
    row = _ours(request, place, Meeting, pk, "governance.edit_meeting")
    form = forms.MeetingForm(request.POST or None, initial={"day": row.day, "about": row.about})

    def verb(**asked: Any) -> Meeting:
        return actions.edit_meeting(request.user, row, **asked)

    back = reverse("governance:meeting", args=[place, pk])
    return _ask(request, place, form, verb, "meeting", _("Change a meeting"), back)


def make_strategy(request: HttpRequest, place: str) -> HttpResponse:
    """Name a strategy."""
    found = _place(request, place, "governance.make_strategy")
    form = forms.StrategyForm(request.POST or None)

    def verb(**asked: Any) -> Strategy:
        return actions.make_strategy(request.user, found, **asked)

    return _ask(request, place, form, verb, "strategy", _("Name a strategy"))


def edit_strategy(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Word the aim of a strategy anew."""
    row = _ours(request, place, Strategy, pk, "governance.edit_strategy")
    form = forms.AimForm(request.POST or None, initial={"aim": row.aim})

    def verb(**asked: Any) -> Strategy:
        return actions.edit_strategy(request.user, row, **asked)

    back = reverse("governance:strategy", args=[place, pk])
    return _ask(request, place, form, verb, "strategy", _("The aim of %(name)s") % {"name": row.name}, back)


def make_system(request: HttpRequest, place: str) -> HttpResponse:
    """Name a system of interest."""
    found = _place(request, place, "governance.make_system")
    form = forms.SystemForm(request.POST or None, place=found)

    def verb(**asked: Any) -> SystemOfInterest:
        return actions.make_system(request.user, found, **asked)

    return _ask(request, place, form, verb, "system", _("Name a system of interest"))


def edit_system(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Change a system of interest and the needs that belong to it."""
    row = _ours(request, place, SystemOfInterest, pk, "governance.edit_system")
    now = {"name": row.name, "about": row.about, "needs": row.needs.all()}
    form = forms.SystemForm(request.POST or None, initial=now, place=row.place)

    def verb(**asked: Any) -> SystemOfInterest:
        return actions.edit_system(request.user, row, **asked)

    back = reverse("governance:system", args=[place, pk])
    return _ask(request, place, form, verb, "system", _("Change a system of interest"), back)
