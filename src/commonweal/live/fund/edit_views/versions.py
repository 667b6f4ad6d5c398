"""Pages on which it is told what a source says of the fund."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund import actions, forms
from commonweal.live.fund.edit_views.asking import answer, fund_here
from commonweal.live.fund.forms.money import written
from commonweal.live.fund.models import Line, Version
from commonweal.live.places.models import Place


def publish(request: HttpRequest, place: str) -> HttpResponse:
    """Put what a source says beside what others say."""
    _found, fund = fund_here(request, place, "fund.publish_version")
    form = forms.VersionForm(request.POST or None)
    return answer(
        request, form, lambda: actions.publish_version(request.user, fund, **form.cleaned_data),
        to=reverse("fund:index", args=[place]), heading=_("Add what a source says of the fund"),
    )  # fmt: skip


def _version(request: HttpRequest, found: Place, key: str) -> Version:
    return get_object_or_404(Version.objects.visible_to(request.user), fund__place=found, key=key)


def change(request: HttpRequest, place: str, key: str) -> HttpResponse:
    """Put right what a version says."""
    found, _fund = fund_here(request, place, "fund.change_version")
    row = _version(request, found, key)
    money = {name: written(getattr(row, name)) for name in ("gross_pence", "net_pence")}
    form = forms.VersionForm(request.POST or None, initial=_initial(row, forms.VersionForm) | money)
    return answer(
        request, form, lambda: actions.change_version(request.user, row, **form.cleaned_data),
        to=reverse("fund:version", args=[place, key]), heading=_("Put a version right"), lead=row.title,
    )  # fmt: skip


def line(request: HttpRequest, place: str, key: str) -> HttpResponse:
    """Add a line to a version."""
    found, fund = fund_here(request, place, "fund.add_line")
    row = _version(request, found, key)
    form = forms.LineForm(request.POST or None, fund=fund)
    return answer(
        request, form, lambda: actions.add_line(request.user, row, **form.cleaned_data),
        to=reverse("fund:version", args=[place, key]), heading=_("Add a line"), lead=row.title,
    )  # fmt: skip


def _line(request: HttpRequest, found: Place, pk: int) -> Line:
    rows = Line.objects.visible_to(request.user).select_related("version")
    return get_object_or_404(rows, version__fund__place=found, pk=pk)


def change_line(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Put a line right."""
    found, fund = fund_here(request, place, "fund.change_line")
    row = _line(request, found, pk)
    money = {name: written(getattr(row, name)) for name in ("gross_pence", "income_pence")}
    form = forms.LineForm(request.POST or None, fund=fund, initial=_initial(row, forms.LineForm, fund=fund) | money)
    return answer(
        request, form, lambda: actions.change_line(request.user, row, **form.cleaned_data),
        to=reverse("fund:version", args=[place, row.version.key]), heading=_("Put a line right"), lead=str(row),
    )  # fmt: skip


def remove_line(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Take a line away, after asking."""
    found, _fund = fund_here(request, place, "fund.remove_line")
    row = _line(request, found, pk)
    form = forms.SureForm(request.POST or None)
    return answer(
        request, form, lambda: actions.remove_line(request.user, row),
        to=reverse("fund:version", args=[place, row.version.key]), heading=_("Take this line away?"), lead=str(row),
        button=_("Take it away"),
    )  # fmt: skip


def _initial(row: Any, form: Any, **more: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in form(**more).fields}
