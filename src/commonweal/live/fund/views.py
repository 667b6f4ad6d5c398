"""The pages of the fund that everyone may read, and the journal for members."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from commonweal.live.fund import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.fund.checklist import SOURCE, checklist
from commonweal.live.fund.forms import WhatIfForm
from commonweal.live.fund.journal import journal as as_journal
from commonweal.live.fund.models import Agreement, Entry, Version
from commonweal.live.fund.position import position as months_of_year
from commonweal.live.fund.selectors import fund_of, lines, parts
from commonweal.live.fund.what_if import what_if as shares_of
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import member_place_for, place_for

VIEWS = {"component": "component__name", "strategy": "strategy", "partner": "partner__name", "mode": "mode"}


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponse:
    """Show the pool: versions side by side, and one of them by component, strategy, partner and mode."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    versions = Version.objects.visible_to(request.user).filter(fund=fund) if fund else Version.objects.none()
    chosen = versions.filter(key=request.GET.get("version", "")).first() or versions.first()
    tables = []
    if chosen:
        names = {
            "component": _("By component"),
            "strategy": _("By strategy"),
            "partner": _("By partner"),
            "mode": _("By mode"),
        }
        tables = [_parts_table(names[key], parts(request.user, chosen, path)) for key, path in VIEWS.items()]
    context = {"place": found, "fund": fund, "versions": versions, "chosen": chosen, "tables": tables}
    return render(request, "fund/index.html", context)


def _parts_table(caption: str, rows: list[Any]) -> Table:
    def money(name: str) -> Any:
        return lambda row: pounds(getattr(row, name))

    columns = [Column(_("Part"), lambda row: row.name)]
    heads = (("gross", _("Gross")), ("income", _("Comes in against it")), ("net", _("Net")))
    columns += [Column(head, money(name), numeric=True) for name, head in heads]
    table = Table(caption, columns, rows, empty=_("This source gives no parts."))
    table.downloads = False
    return table


@login_not_required
def version(request: HttpRequest, place: str, key: str) -> HttpResponseBase:
    """Show every line of a version with its source; downloads as CSV."""
    found = place_for(request.user, place)
    row = get_object_or_404(Version.objects.visible_to(request.user), fund__place=found, key=key)
    table = Table(
        _("Lines of “%(title)s”") % {"title": row.title},
        [
            Column(_("Component"), lambda line: line.component.name),
            Column(_("Strategy"), lambda line: line.strategy),
            Column(_("Partner"), lambda line: line.partner.name),
            Column(_("Mode"), lambda line: line.mode),
            Column(_("Gross"), lambda line: pounds(line.gross_pence), numeric=True),
            Column(_("Comes in against it"), lambda line: pounds(line.income_pence), numeric=True),
            Column(_("Net"), lambda line: pounds(line.net_pence), numeric=True),
            Column(_("Source"), lambda line: f"{line.source} ({line.certainty})"),
        ],
        lines(request.user, row),
        empty=_("This source gives the totals only."),
        name=f"fund-{row.key}",
    )
    return table_page(request, "fund/version.html", table, {"place": found, "version": row})


@login_not_required
def position(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the open year by month: plan, actual, forecast."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    table = Table(
        _("The year by month"),
        [
            Column(_("Month"), lambda row: f"{row.month:%B %Y}"),
            Column(_("Plan"), lambda row: pounds(row.plan), numeric=True),
            Column(_("Actual"), lambda row: pounds(row.actual), numeric=True),
            Column(_("Forecast"), lambda row: pounds(row.forecast), numeric=True),
        ],
        months_of_year(fund) if fund else [],
        empty=_("There is no fund yet."),
        name="position",
    )
    return table_page(request, "fund/position.html", table, {"place": found, "fund": fund})


@login_not_required
def agreement(request: HttpRequest, place: str) -> HttpResponse:
    """Show the agreement against regulation 7(3), its clauses, and what an overspend would mean for each partner."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    agreed = Agreement.objects.visible_to(request.user).filter(fund=fund).first() if fund else None
    form = WhatIfForm(request.GET if "amount" in request.GET else None)
    context: dict[str, Any] = {"place": found, "fund": fund, "agreement": agreed, "form": form, "source": SOURCE}
    if agreed:
        context["items"] = checklist(agreed)
        if form.is_bound and form.is_valid():
            try:
                context["shares"] = shares_of(fund, agreed, form.cleaned_data["amount"])
            except ValueError as error:
                form.add_error("amount", str(error))
    return render(request, "fund/agreement.html", context)


def entries(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the ledger's entries to members; `?format=journal` gives them to hledger."""
    found = member_place_for(request.user, place)
    fund = fund_of(request.user, found)
    if request.GET.get("format") == "journal" and fund:
        return HttpResponse(as_journal(fund), content_type="text/plain; charset=utf-8")
    rows = Entry.objects.visible_to(request.user).filter(fund__place=found).prefetch_related("postings__account")
    table = Table(
        _("Entries"),
        [
            Column(_("Day"), lambda row: f"{row.day:%-d %B %Y}"),
            Column(_("What for"), lambda row: row.memo),
            Column(_("Sides"), lambda row: "; ".join(f"{p.account} {pounds(p.pence)}" for p in row.postings.all())),
            Column(_("Reverses"), lambda row: row.reverses_id or ""),
        ],
        rows[:1000],
        empty=_("Nothing has been recorded yet. A commissioner records what is paid in and out."),
        name="entries",
    )
    return table_page(request, "fund/entries.html", table, {"place": found, "fund": fund})
