"""The pages on which decisions are made: each asks what one verb needs, and calls it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.governance import actions, forms
from commonweal.live.governance.actions.proposals import theirs_or_who_decides
from commonweal.live.governance.asking import done
from commonweal.live.governance.models import Decision
from commonweal.live.places.selectors import member_place_for

Verb = Callable[..., Any]


class Step(NamedTuple):
    """A page about a decision: the verb's permission, its form, its heading, the verb, and what the form is told."""

    permission: str
    form: type
    heading: Any
    verb: Verb
    needs_decision: bool = False
    theirs: bool = False


def _link(actor: Any, decision: Decision, *, other: Decision, kind: str) -> Any:
    return actions.link(actor, decision, other, kind=kind)


def _merge(actor: Any, decision: Decision, *, others: Any, title: str, question: str) -> Decision:
    return actions.merge(actor, [decision, *others], title=title, question=question)


def _split(actor: Any, decision: Decision, **asked: str) -> Any:
    numbers = range(1, 1 + len(asked) // 2)
    pairs = [(asked[f"title_{number}"], asked[f"question_{number}"]) for number in numbers]
    return actions.split(actor, decision, parts=[pair for pair in pairs if pair[0]])


STEPS = {
    "edit": Step("governance.edit_proposal", forms.RewordForm, _("Word it anew"), actions.edit_proposal, True, True),
    "withdraw": Step("governance.withdraw", forms.WithdrawForm, _("Withdraw it"), actions.withdraw, theirs=True),
    "before": Step(
        "governance.put_before", forms.PutBeforeForm, _("Put it before a meeting"), actions.put_before, True
    ),
    "option": Step("governance.add_to", forms.OptionForm, _("Add an option"), actions.add_option),
    "evidence": Step("governance.add_to", forms.EvidenceForm, _("Add evidence"), actions.add_evidence),
    "took-part": Step("governance.add_to", forms.ParticipantForm, _("Who took part?"), actions.add_participant, True),
    "dissent": Step("governance.dissent", forms.DissentForm, _("Record that you do not agree"), actions.dissent),
    "take": Step("governance.take", forms.TakeForm, _("Take the decision"), actions.take, True),
    "look-again": Step("governance.look_again", forms.LookAgainForm, _("Look at it again"), actions.look_again),
    "close": Step("governance.close", forms.CloseForm, _("Close it for a time"), actions.close),
    "check-back": Step("governance.check_back", forms.CheckBackForm, _("Checked back"), actions.check_back),
    "link": Step(
        "governance.link", forms.LinkForm, _("How does it hang together with another decision?"), _link, True
    ),
    "merge": Step("governance.merge", forms.MergeForm, _("Merge it with others"), _merge, True),
    "split": Step("governance.split", forms.SplitForm, _("Split it into several"), _split, True),
}


def _decision(request: HttpRequest, place: str, pk: int, verb: str) -> Decision:
    found = member_place_for(request.user, place)
    row = get_object_or_404(Decision.objects.visible_to(request.user), place=found, pk=pk)
    require(request.user, verb, row)
    return row


def step(request: HttpRequest, place: str, pk: int, what: str) -> HttpResponse:
    """Ask for one thing more about a decision, and do it."""
    if what not in STEPS:
        raise Http404("There is no such page.")
    wanted = STEPS[what]
    row = _decision(request, place, pk, wanted.permission)
    if wanted.theirs:
        theirs_or_who_decides(request.user, row)
    form = wanted.form(request.POST or None, **({"decision": row} if wanted.needs_decision else {}))
    if request.method == "POST":
        made = done(form, lambda **asked: wanted.verb(request.user, row, **asked))
        if made is not None:
            messages.success(request, _("It is recorded."))
            return redirect("governance:decision", place, made.pk if isinstance(made, Decision) else pk)
        row.refresh_from_db()  # what was refused may have been set on the row in hand
    back = reverse("governance:decision", args=[row.place.slug, row.pk])
    return render(request, "form.html", {"form": form, "heading": wanted.heading, "lead": row.title, "back": back})


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
    if request.method == "POST":
        row = done(form, lambda **asked: actions.propose(request.user, found, **asked))
        if row is not None:
            messages.success(request, _("It is proposed, and open to everyone."))
            return redirect("governance:decision", place, row.pk)
    back = reverse("governance:index", args=[place])
    return render(request, "form.html", {"form": form, "heading": _("Propose a decision"), "back": back})
