"""The pages on which decisions are made: each asks what one verb needs, and calls it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.governance import actions, forms
from commonweal.live.governance.models import Decision
from commonweal.live.places.selectors import member_place_for


class Step(NamedTuple):
    """A page that adds to a decision: the verb's permission, its form, its heading, and the verb."""

    permission: str
    form: type
    heading: Any
    verb: Callable[..., Any]
    needs_decision: bool = False


STEPS = {
    "option": Step("governance.add_to", forms.OptionForm, _("Add an option"), actions.add_option),
    "evidence": Step("governance.add_to", forms.EvidenceForm, _("Add evidence"), actions.add_evidence),
    "took-part": Step("governance.add_to", forms.ParticipantForm, _("Who took part?"), actions.add_participant),
    "dissent": Step("governance.dissent", forms.DissentForm, _("Record that you do not agree"), actions.dissent),
    "take": Step("governance.take", forms.TakeForm, _("Take the decision"), actions.take, True),
    "close": Step("governance.close", forms.CloseForm, _("Close it for a time"), actions.close),
    "check-back": Step("governance.check_back", forms.CheckBackForm, _("Checked back"), actions.check_back),
}


def _decision(request: HttpRequest, place: str, pk: int, verb: str) -> Decision:
    found = member_place_for(request.user, place)
    row = get_object_or_404(Decision.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, verb, row)
    return row


def step(request: HttpRequest, place: str, pk: int, what: str) -> HttpResponse:
    """Ask for one thing more about a decision, and add it."""
    if what not in STEPS:
        raise Http404("There is no such page.")
    wanted = STEPS[what]
    row = _decision(request, place, pk, wanted.permission)
    form = wanted.form(request.POST or None, **({"decision": row} if wanted.needs_decision else {}))
    if request.method == "POST" and form.is_valid() and _done(form, wanted.verb, request.user, row):
        messages.success(request, _("It is recorded."))
        return redirect("governance:decision", place, pk)
    return _page(request, form, wanted.heading, row)


def link(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Tie a decision to another."""
    row = _decision(request, place, pk, "governance.link")
    form = forms.LinkForm(request.POST or None, decision=row)

    def verb(actor: Any, decision: Decision, *, other: Decision, kind: str) -> Any:
        return actions.link(actor, decision, other, kind=kind)

    if request.method == "POST" and form.is_valid() and _done(form, verb, request.user, row):
        messages.success(request, _("It is linked."))
        return redirect("governance:decision", place, pk)
    return _page(request, form, _("How does it hang together with another decision?"), row)


def _done(form: Any, verb: Callable[..., Any], actor: Any, row: Decision) -> bool:
    try:
        verb(actor, row, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _page(request: HttpRequest, form: Any, heading: Any, row: Decision) -> HttpResponse:
    back = reverse("governance:decision", args=[row.place.slug, row.pk])
    return render(request, "form.html", {"form": form, "heading": heading, "lead": row.title, "back": back})


@require_POST
def reopen(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Open a decision again."""
    row = _decision(request, place, pk, "governance.open")
    actions.reopen(request.user, row)
    messages.success(request, _("It is open to everyone again."))
    return redirect("governance:decision", place, pk)


def propose(request: HttpRequest, place: str) -> HttpResponse:
    """Propose something to be decided."""
    found = member_place_for(request.user, place)
    require(request.user, "governance.propose", found)
    form = forms.ProposeForm(request.POST or None, place=found)
    if request.method == "POST" and form.is_valid():
        row = actions.propose(request.user, found, **form.cleaned_data)
        messages.success(request, _("It is proposed, and open to everyone."))
        return redirect("governance:decision", place, row.pk)
    back = reverse("governance:index", args=[place])
    return render(request, "form.html", {"form": form, "heading": _("Propose a decision"), "back": back})
