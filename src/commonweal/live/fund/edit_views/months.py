"""Pages on which the plan and the forecast are filled in, as a grid or from a file, and money moves within the plan."""

from operator import itemgetter
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund import actions, forms
from commonweal.live.fund.edit_views.asking import answer, done, fund_here
from commonweal.live.fund.models import Fund, MonthFigure
from commonweal.live.fund.month_csv import read, write
from commonweal.live.fund.month_grid import grid, stamp
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table


def _heading(kind: str) -> str:
    if kind not in MonthFigure.Kind.values:
        raise Http404(_("There is a plan and a forecast; the actual comes from the ledger."))
    return _("The plan by month") if kind == "plan" else _("The forecast by month")


def fill_in(request: HttpRequest, place: str, kind: str) -> HttpResponse:
    """Fill in the plan or the forecast as a grid; `?format=csv` gives it as a file to fill in elsewhere."""
    heading = _heading(kind)
    _found, fund = fund_here(request, place, "fund.set_months")
    if request.GET.get("format") == "csv":
        response = HttpResponse(write(fund, kind), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
        return response
    form = forms.GridForm(request.POST or None, fund=fund, kind=kind)

    def act() -> None:
        given = form.cleaned_data
        told = {"figures": form.figures(), "source": given["source"], "seen": given["seen"]}
        actions.set_months(request.user, fund, kind=kind, **told)

    return answer(
        request, form, act, to=reverse("fund:position", args=[place]), heading=heading, kind=kind,
        template="fund/month_grid.html",
    )  # fmt: skip


class _Text(django_forms.Form):
    """What was looked at: the file's text, where it is from, and what stood there then."""

    text = django_forms.CharField(max_length=forms.months.BIGGEST, strip=False)
    source = django_forms.CharField(max_length=5000)
    seen = django_forms.CharField(max_length=64)


def upload(request: HttpRequest, place: str, kind: str) -> HttpResponse:
    """Show what a file would change and every cell that is wrong; change it only when asked again."""
    heading = _heading(kind)
    _found, fund = fund_here(request, place, "fund.set_months")
    looked_at = _Text(request.POST if "text" in request.POST else None)
    form = forms.UploadForm(None if looked_at.is_bound else request.POST or None, request.FILES or None)
    context: dict[str, Any] = {
        "form": form, "heading": heading, "kind": kind, "back": reverse("fund:months", args=[place, kind]),
        "button": _("Show what would change"),
    }  # fmt: skip
    if looked_at.is_bound and looked_at.is_valid() and _set(request, fund, kind, looked_at, form):
        return redirect("fund:position", place)
    if form.is_bound and form.is_valid():
        context |= _dry_run(fund, kind, form.cleaned_data)
    return render(request, "fund/upload.html", context)


def _set(request: HttpRequest, fund: Fund, kind: str, looked_at: Any, form: Any) -> bool:
    given = looked_at.cleaned_data
    found = read(fund, given["text"], kind)
    form.errors.clear()
    form.cleaned_data = {}
    if found.faults:
        form.add_error(None, _("This file has faults; look at it again."))
        return False

    def act() -> None:
        terms = {"figures": found.figures, "source": given["source"], "seen": given["seen"]}
        number = actions.set_months(request.user, fund, kind=kind, **terms)
        messages.success(request, _("%(number)s figures are set.") % {"number": number})

    return done(form, act)


def _dry_run(fund: Fund, kind: str, given: dict[str, Any]) -> dict[str, Any]:
    found = read(fund, given["file"], kind)
    stands = grid(fund, kind)
    changes = [
        (component, month, stands.get((component.pk, month)), pence)
        for (component, month), pence in found.figures.items()
        if stands.get((component.pk, month)) != pence
    ]
    return {
        "faults": _table(_("What is wrong"), (_("Row"), _("Column"), _("What is wrong")), [
            (fault.row, fault.column, fault.wrong) for fault in found.faults
        ]) if found.faults else None,
        "changes": _table(_("What would change"), (_("Component"), _("Month"), _("Now"), _("Then")), [
            (component, f"{month:%B %Y}", _shown(now), _shown(then)) for component, month, now, then in changes
        ]) if not found.faults else None,
        "text": given["file"], "source": given["source"], "seen": stamp(fund, kind), "looked_at": True,
    }  # fmt: skip


def _shown(pence: int | None) -> str:
    return _("none") if pence is None else pounds(pence)


def _table(caption: str, heads: tuple[str, ...], rows: list[Any]) -> Table:
    columns = [Column(head, itemgetter(n)) for n, head in enumerate(heads)]
    table = Table(caption, columns, rows, empty=_("Nothing: these figures stand there already."))
    table.downloads = False
    return table


def move(request: HttpRequest, place: str) -> HttpResponse:
    """Move money within the plan by a decision."""
    found, fund = fund_here(request, place, "fund.move")
    form = forms.VirementForm(request.POST or None, fund=fund, place=found, user=request.user)

    def act() -> None:
        given = dict(form.cleaned_data)
        actions.move(request.user, given.pop("source"), given.pop("target"), **given)

    return answer(
        request, form, act, to=reverse("fund:virements", args=[place]), heading=_("Move money (a virement)"),
        button=_("Move it"), lead=_("The plan of one component becomes less, that of another more; the sum stays."),
    )  # fmt: skip
