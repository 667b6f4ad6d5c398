"""Pages on which a fund is begun, and told what it is made of."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.accounts.permissions import require
from commonweal.live.fund import actions, forms
from commonweal.live.fund.edit_views.asking import answer, fund_here
from commonweal.live.fund.models import Fund
from commonweal.live.places.selectors import member_place_for


def begin(request: HttpRequest, place: str) -> HttpResponse:
    """Begin the pooled fund of a place."""
    found = member_place_for(request.user, place)
    require(request.user, "fund.open_fund", found)
    form = forms.FundForm(request.POST or None)
    to = reverse("fund:index", args=[place])
    return answer(
        request, form, lambda: actions.open_fund(request.user, found, **form.cleaned_data), to=to,
        heading=_("Begin the pooled fund"),
    )  # fmt: skip


def year(request: HttpRequest, place: str) -> HttpResponse:
    """Open another financial year."""
    _found, fund = fund_here(request, place, "fund.open_year")
    form = forms.FundForm(request.POST or None, initial=_as_it_is(fund))
    to = reverse("fund:index", args=[place])
    lead = _("Plans, forecasts and contributions of other years are kept.")
    return answer(
        request, form, lambda: actions.open_year(request.user, fund, **form.cleaned_data), to=to,
        heading=_("The open financial year"), lead=lead,
    )  # fmt: skip


def component(request: HttpRequest, place: str) -> HttpResponse:
    """Add a component."""
    _found, fund = fund_here(request, place, "fund.add_component")
    form = forms.ComponentForm(request.POST or None)
    to = reverse("fund:index", args=[place])
    return answer(
        request, form, lambda: actions.add_component(request.user, fund, **form.cleaned_data), to=to,
        heading=_("Add a component"),
    )  # fmt: skip


def partner(request: HttpRequest, place: str) -> HttpResponse:
    """Add a partner."""
    _found, fund = fund_here(request, place, "fund.add_partner")
    form = forms.PartnerForm(request.POST or None, fund=fund)
    to = reverse("fund:partners", args=[place])
    return answer(
        request, form, lambda: actions.add_partner(request.user, fund, **form.cleaned_data), to=to,
        heading=_("Add a partner"),
    )  # fmt: skip


def contribution(request: HttpRequest, place: str) -> HttpResponse:
    """Set what a partner pays in for a year."""
    _found, fund = fund_here(request, place, "fund.set_contribution")
    form = forms.ContributionForm(request.POST or None, fund=fund, initial={"year": fund.year_starts.year})
    to = reverse("fund:partners", args=[place])

    def act() -> None:
        given = dict(form.cleaned_data)
        actions.set_contribution(request.user, given.pop("partner"), **given)

    lead = _("If there is a sum for that year already, this takes its place; the earlier one stays in the history.")
    return answer(request, form, act, to=to, heading=_("What a partner pays in"), lead=lead)


def _as_it_is(fund: Fund) -> dict[str, Any]:
    return {"title": fund.title, "year_starts": fund.year_starts, "note": fund.note}
