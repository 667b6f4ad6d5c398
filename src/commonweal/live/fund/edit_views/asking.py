"""One question and one verb: what every page that changes the fund has in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commonweal.live.accounts.permissions import require
from commonweal.live.fund.models import Fund
from commonweal.live.fund.selectors import fund_of
from commonweal.live.pages.asking import done
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import member_place_for


def fund_here(request: HttpRequest, place: str, verb: str) -> tuple[Place, Fund]:
    """The place and its fund, for a member who may do the verb; Http404 or PermissionDenied otherwise."""
    found = member_place_for(request.user, place)
    require(request.user, verb, found)
    fund = fund_of(request.user, found)
    if fund is None:
        raise Http404(_("This place has no fund yet."))
    return found, fund


def answer(
    request: HttpRequest, form: Any, act: Callable[[], Any], *, to: str, heading: Any, lead: Any = "",
    button: Any = None, template: str = "form.html", **more: Any,
) -> HttpResponse:  # fmt: skip
    """Show the form; once it is filled in and the verb did it, go back to where it began."""
    if request.method == "POST" and form.is_valid() and done(form, act):
        messages.success(request, _("It is recorded."))
        return redirect(to)
    context = {"form": form, "heading": heading, "lead": lead, "button": button or _("Save"), "back": to, **more}
    return render(request, template, context)
