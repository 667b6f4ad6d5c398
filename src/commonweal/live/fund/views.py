"""The pages of the fund that everyone may read, and the journal for members."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.fund import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.fund.checklist import SOURCE, checklist
from commonweal.live.fund.deadlines import due
from commonweal.live.fund.forms import WhatIfForm
from commonweal.live.fund.journal import journal as as_journal
from commonweal.live.fund.models import Agreement, Entry, Fund, MonthFigure, RiskShareRule, Version
from commonweal.live.fund.position import position as months_of_year
from commonweal.live.fund.selectors import fund_of, lines, may_change, parts
from commonweal.live.fund.what_if import what_if as shares_of
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import member_place_for, place_for

VIEWS = {"component": "component__name", "strategy": "strategy", "partner": "partner__name", "mode": "mode"}

ON_A_PAGE = 50


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
    context |= {
        "may_change": may_change(request.user, fund),
        "may_begin": not fund and request.user.has_perm("fund.open_fund", found),
    }
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
    sums = lines(request.user, row).aggregate(gross=Sum("gross_pence"), income=Sum("income_pence"))
    differs = sums["gross"] is not None and row.gross_pence is not None and sums["gross"] != row.gross_pence
    context = {"place": found, "version": row, "may_change": may_change(request.user, row.fund), "sums": sums}
    context |= {"differs": differs}
    if context["may_change"]:
        leads = (lambda line: _("Change"), lambda line: reverse("fund:change_line", args=[place, line.pk]))
        table.columns.append(Column(_("Wrong?"), *leads))
    return table_page(request, "fund/version.html", table, context)


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
    return table_page(request, "fund/position.html", table, _of_position(request, found, fund))


def _of_position(request: HttpRequest, found: Place, fund: Fund | None) -> dict[str, Any]:
    figures = MonthFigure.objects.visible_to(request.user).filter(fund=fund) if fund else MonthFigure.objects.none()
    sources = figures.exclude(source="").order_by("kind", "source").values_list("kind", "source").distinct()[:20]
    return {"place": found, "fund": fund, "sources": sources, "may_change": may_change(request.user, fund)}


@login_not_required
def agreement(request: HttpRequest, place: str) -> HttpResponse:
    """Show the agreement against regulation 7(3), its clauses, and what an overspend would mean for each partner."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    agreed = Agreement.objects.visible_to(request.user).filter(fund=fund).first() if fund else None
    form = WhatIfForm(request.GET if "amount" in request.GET else None)
    context: dict[str, Any] = {"place": found, "fund": fund, "agreement": agreed, "form": form, "source": SOURCE}
    context |= {"may_change": may_change(request.user, fund), "kinds": RiskShareRule.Kind.choices}
    if agreed:
        context |= {"items": checklist(agreed), "due": due(agreed), "today": timezone.localdate()}
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
    rows = Entry.objects.visible_to(request.user).filter(fund__place=found)
    rows = rows.select_related("reversed_by").prefetch_related("postings__account")
    changes = may_change(request.user, fund)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))

    def to_reverse(row: Entry) -> str | None:
        return reverse("fund:reverse", args=[place, row.pk]) if _stands(row) else None

    table = Table(
        _("Entries"),
        [
            Column(_("Number"), lambda row: row.pk),
            Column(_("Day"), lambda row: f"{row.day:%-d %B %Y}"),
            Column(_("What for"), lambda row: row.memo),
            Column(_("Sides"), lambda row: "; ".join(f"{p.account} {pounds(p.pence)}" for p in row.postings.all())),
            Column(_("Reverses"), lambda row: row.reverses_id or ""),
        ],
        rows if request.GET.get("format") == "csv" else page.object_list,
        empty=_("Nothing has been recorded yet. A commissioner records what is paid in and out."),
        name="entries",
    )
    if changes:
        table.columns.append(Column(_("Wrong?"), lambda row: _("Reverse it") if _stands(row) else "", to_reverse))
    context = {"place": found, "fund": fund, "may_change": changes, "page": page}
    return table_page(request, "fund/entries.html", table, context)


def _stands(entry: Entry) -> bool:
    return entry.reverses_id is None and not hasattr(entry, "reversed_by")
