"""Pages of a place's people: who takes part, invitations, and the review of joiners, movers and leavers."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts import actions
from commonweal.live.accounts.forms import AcceptForm, InviteForm
from commonweal.live.accounts.models import Invitation, Membership, User
from commonweal.live.accounts.permissions import require
from commonweal.live.accounts.roles import TAKING_PART
from commonweal.live.audit.models import EventRows
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import member_place_for

REVIEW_AFTER = timedelta(days=90)


def people(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show who takes part: names to those who take part themselves, roles and organisations to researchers."""
    found = member_place_for(request.user, place)
    rows = Membership.objects.in_force().filter(place=found).select_related("user", "organisation")
    named = bool(request.user.roles_in(found) & TAKING_PART)
    columns = [Column(_("Name"), lambda row: row.user.name)] if named else []
    columns += [
        Column(_("Role"), lambda row: row.get_role_display()),
        Column(_("Organisation"), lambda row: row.organisation or ""),
    ]
    table = Table(_("Who takes part"), columns, rows, name="people", caption_hidden=True)
    context = {
        "place": found,
        "may_manage": request.user.has_perm("accounts.invite", found),
        "may_audit": bool(request.user.roles_in(found) & EventRows.roles),
    }
    return table_page(request, "accounts/people.html", table, context)


def review(request: HttpRequest, place: str) -> HttpResponse:
    """Show joiners, movers and leavers, and whose role nobody has looked at for three months."""
    found = member_place_for(request.user, place)
    require(request.user, "accounts.confirm_membership", found)
    today = timezone.localdate()
    rows = Membership.objects.filter(place=found).select_related("user", "organisation")
    since = today - REVIEW_AFTER
    current = rows.in_force()
    context: dict[str, Any] = {
        "place": found,
        "due": [row for row in current if (row.reviewed or row.started) <= since],
        "others": [row for row in current if (row.reviewed or row.started) > since],
        "joined": current.filter(started__gt=since),
        "left": rows.filter(ended__gt=since, ended__lte=today),
        "moved": [row for row in current if row.history.values("role").distinct().count() > 1],
        "invitations": Invitation.objects.visible_to(request.user).filter(place=found)[:50],
    }
    return render(request, "accounts/review.html", context)


@require_POST
def membership(request: HttpRequest, place: str, pk: int, what: str) -> HttpResponse:
    """Confirm or end a membership."""
    found = member_place_for(request.user, place)
    row = get_object_or_404(Membership.objects.visible_to(request.user), place=found, pk=pk)
    verb = actions.end_membership if what == "end" else actions.confirm_membership
    try:
        verb(request.user, row)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Ended.") if what == "end" else _("Confirmed."))
    return redirect("accounts:review", place)


@require_POST
def withdraw(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Withdraw an invitation."""
    found = member_place_for(request.user, place)
    row = get_object_or_404(Invitation.objects.visible_to(request.user), place=found, pk=pk)
    actions.withdraw_invitation(request.user, row)
    messages.success(request, _("The invitation is worthless now."))
    return redirect("accounts:review", place)


def invite(request: HttpRequest, place: str) -> HttpResponse:
    """Ask somebody in by e-mail."""
    found = member_place_for(request.user, place)
    require(request.user, "accounts.invite", found)
    form = InviteForm(request.POST or None, place=found)
    if request.method == "POST" and form.is_valid():
        address = request.build_absolute_uri(reverse("invitation:accept", args=["TOKEN"])).replace("TOKEN", "{token}")
        actions.invite(request.user, found, address=address, **form.cleaned_data)
        messages.success(request, _("The letter is on its way; it can be used once, within a week."))
        return redirect("accounts:people", place)
    context = {"form": form, "heading": _("Invite somebody"), "back": reverse("accounts:people", args=[place])}
    return render(request, "form.html", {**context, "button": _("Send the letter")})


@login_not_required
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Take up an invitation; somebody with an account only confirms, and signs in as ever."""
    found = actions.open_invitation(token)
    if found is None:
        return render(request, "accounts/too_late.html", status=410)
    known = User.objects.filter(email=found.email).exists()
    form = None if known else AcceptForm(request.POST or None)
    if request.method == "POST" and (form is None or form.is_valid()):
        cleaned = form.cleaned_data if form else {"name": "", "password": ""}
        actions.accept_invitation(token, **cleaned)
        messages.success(request, _("You are in. Sign in with your e-mail address."))
        return redirect("account_login")
    return render(request, "accounts/accept.html", {"form": form, "invitation": found})
