"""Pages on which the agreement, its clauses and the reports under it are written down."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund import actions, forms
from commonweal.live.fund.actions.agreements import TERMS
from commonweal.live.fund.deadlines import due
from commonweal.live.fund.edit_views.asking import answer, fund_here
from commonweal.live.fund.models import Agreement, RiskShareRule
from commonweal.live.places.models import Place


def write(request: HttpRequest, place: str) -> HttpResponse:
    """Write down an agreement; the one that begins last is the one that is read."""
    _found, fund = fund_here(request, place, "fund.write_agreement")
    form = forms.AgreementForm(request.POST or None, fund=fund)
    return answer(
        request, form, lambda: actions.write_agreement(request.user, fund, **form.cleaned_data),
        to=reverse("fund:agreement", args=[place]), heading=_("Write the agreement down"),
        lead=_("What is left blank shows as not agreed yet."),
    )  # fmt: skip


def _agreement(request: HttpRequest, found: Place, pk: int) -> Agreement:
    return get_object_or_404(Agreement.objects.visible_to(request.user), fund__place=found, pk=pk)


def change(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Put down anew what was agreed."""
    found, fund = fund_here(request, place, "fund.change_agreement")
    row = _agreement(request, found, pk)
    form = forms.AgreementForm(request.POST or None, fund=fund, initial={name: getattr(row, name) for name in TERMS})
    return answer(
        request, form, lambda: actions.change_agreement(request.user, row, **form.cleaned_data),
        to=reverse("fund:agreement", args=[place]), heading=_("Change the agreement"), lead=row.title,
    )  # fmt: skip


def clause(request: HttpRequest, place: str, pk: int, kind: str) -> HttpResponse:
    """Add a clause of a kind."""
    found, fund = fund_here(request, place, "fund.add_clause")
    row = _agreement(request, found, pk)
    if kind not in RiskShareRule.Kind.values:
        raise Http404(_("There is no such kind of clause."))
    form = forms.ClauseForm(request.POST or None, fund=fund, kind=kind)
    return answer(
        request, form,
        lambda: actions.add_clause(
            request.user, row, kind=kind, clause=form.cleaned_data["clause"], terms=form.terms(),
            up_to_pence=form.cleaned_data["up_to_pence"],
        ),
        to=reverse("fund:agreement", args=[place]), heading=_("Add a clause"), lead=RiskShareRule.Kind(kind).label,
    )  # fmt: skip


def _clause(request: HttpRequest, found: Place, pk: int) -> RiskShareRule:
    return get_object_or_404(RiskShareRule.objects.visible_to(request.user), fund__place=found, pk=pk)


def change_clause(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Put a clause right."""
    found, fund = fund_here(request, place, "fund.change_clause")
    row = _clause(request, found, pk)
    form = forms.ClauseForm(request.POST or None, fund=fund, kind=row.kind, row=row)
    return answer(
        request, form,
        lambda: actions.change_clause(
            request.user, row, kind=row.kind, clause=form.cleaned_data["clause"], terms=form.terms(),
            up_to_pence=form.cleaned_data["up_to_pence"],
        ),
        to=reverse("fund:agreement", args=[place]), heading=_("Change a clause"), lead=row.get_kind_display(),
    )  # fmt: skip


def remove_clause(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Take a clause away, after asking."""
    found, _fund = fund_here(request, place, "fund.remove_clause")
    row = _clause(request, found, pk)
    form = forms.SureForm(request.POST or None)
    return answer(
        request, form, lambda: actions.remove_clause(request.user, row), to=reverse("fund:agreement", args=[place]),
        heading=_("Take this clause away?"), lead=row.clause, button=_("Take it away"),
    )  # fmt: skip


def report(request: HttpRequest, place: str, pk: int, number: int) -> HttpResponse:
    """Record that a report was given; `number` is its place in the list of what is due, from 1."""
    found, _fund = fund_here(request, place, "fund.report_given")
    row = _agreement(request, found, pk)
    listed = due(row)
    if not 1 <= number <= len(listed):
        raise Http404(_("No such report is due in the open year."))
    asked = listed[number - 1]
    form = forms.ReportForm(request.POST or None)
    return answer(
        request, form,
        lambda: actions.report_given(
            request.user, row, kind=asked.kind, period_ends=asked.period_ends, **form.cleaned_data
        ),
        to=reverse("fund:agreement", args=[place]), heading=_("A report was given"),
        lead=_("%(name)s for the time to %(day)s") % {"name": asked.name, "day": f"{asked.period_ends:%-d %B %Y}"},
    )  # fmt: skip
