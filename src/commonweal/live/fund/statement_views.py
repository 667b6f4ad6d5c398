"""Pages of statements: which there are, one of them as page and PDF, and the rows behind each figure."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from commonweal.live.fund.books import Book, gather, years_of
from commonweal.live.fund.models import Fund
from commonweal.live.fund.periods import KEYS, Period, financial_year, period_of
from commonweal.live.fund.rows import Asked, asked_of, month_rows, paid_in, postings
from commonweal.live.fund.selectors import fund_of
from commonweal.live.fund.statement_tables import in_words, tables
from commonweal.live.fund.statements import statement as statement_of
from commonweal.live.pages.pdf import pdf_response
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table
from commonweal.live.pages.tables import tables_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

MOST = 2000
"""Entries that one page of rows holds; a narrower period shows the rest."""


@login_not_required
def statements(request: HttpRequest, place: str) -> HttpResponse:
    """List the statements that there are: of the open year, and of each year with entries."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    opens = fund.year_starts.month if fund else 4
    years = [(year, financial_year(year, opens)) for year in years_of(fund)] if fund else []
    return render(request, "fund/statements.html", {"place": found, "fund": fund, "years": years, "quarters": KEYS})


@login_not_required
def statement(request: HttpRequest, place: str, year: int, period: str = "") -> HttpResponseBase:
    """Show a quarter's statement, or a year's return of income and expenditure; `?format=pdf` gives it on paper."""
    found = place_for(request.user, place)
    fund = _fund(request, found)
    if period and period not in KEYS:
        raise Http404("A statement is of a year, or of q1 to q4.")
    book, asked = _book(request, fund, str(year), period)
    made = statement_of(book, asked.quarter)
    shown = tables(fund, book, made, asked)
    context: dict[str, Any] = {"place": found, "fund": fund, "statement": made, "period": asked, "book": book}
    context |= {"words": in_words(made), "title": _title(asked)}
    if request.GET.get("format") == "pdf":
        name = f"{found.slug}-fund-{asked.year}{'-' if asked.key else ''}{asked.key}.pdf"
        return pdf_response(request, "fund/statement_pdf.html", {**context, "tables": shown}, name)
    return tables_page(request, "fund/statement.html", shown, context)


def _title(period: Period) -> str:
    if period.quarter:
        return _("Statement: %(period)s") % {"period": period.title}
    return _("Annual return of income and expenditure: %(period)s") % {"period": period.title}


def _fund(request: HttpRequest, place: Place) -> Fund:
    fund = fund_of(request.user, place)
    if fund is None:
        raise Http404("This place has no fund yet.")
    return fund


def _book(request: HttpRequest, fund: Fund, year: str, period: str) -> tuple[Book, Period]:
    years = {str(each): each for each in years_of(fund)}
    if year not in years:
        raise Http404(f"There is no statement of that year; there is one of: {', '.join(years)}.")
    book = gather(request.user, fund, years[year])
    try:
        return book, period_of(book, period)
    except LookupError as error:
        raise Http404(str(error)) from error


@login_not_required
def rows(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show what a figure is the sum of: by month and component for everyone, entry by entry for members."""
    found = place_for(request.user, place)
    fund = _fund(request, found)
    query = request.GET
    year = query.get("year") or str(fund.year_starts.year)
    book, period = _book(request, fund, year, query.get("period", ""))
    try:
        asked = asked_of(fund, period, query)
    except LookupError as error:
        raise Http404(str(error)) from error
    shown = [_paid_table(book, asked) if asked.partner else _month_table(book, asked)]
    if found.pk in request.user.place_ids:
        shown.append(_entries_table(request.user, fund, asked))
    context = {"place": found, "fund": fund, "asked": asked, "period": period, "member": len(shown) > 1}
    return tables_page(request, "fund/rows.html", shown, context)


def _month_table(book: Book, asked: Asked) -> Table:
    found = month_rows(book, asked)
    columns = [Column(_("Month"), lambda row: f"{row.month:%B %Y}"), Column(_("Component"), lambda row: row.name)]
    heads = {"plan": _("Plan"), "actual": _("Actual"), "forecast": _("Forecast")}
    columns += [Column(h, lambda row, n=n: pounds(getattr(row, n)), numeric=True) for n, h in heads.items()]
    caption = _("By month and component: %(spent)s spent") % {"spent": pounds(sum(row.actual for row in found))}
    return Table(caption, columns, found, empty=_("Nothing was planned, spent or forecast here."), name="months")


def _paid_table(book: Book, asked: Asked) -> Table:
    found = paid_in(book, asked)
    columns = [
        Column(_("Month"), lambda row: f"{row.month:%B %Y}"),
        Column(_("Received"), lambda row: pounds(row.actual), numeric=True),
    ]
    caption = _("By month: %(received)s received") % {"received": pounds(sum(row.actual for row in found))}
    return Table(caption, columns, found, empty=_("Nothing was received here."), name="months")


def _entries_table(user: Any, fund: Fund, asked: Asked) -> Table:
    sign = -1 if asked.partner else 1  # income stands on the credit side, below nothing
    found = list(postings(user, fund, asked)[:MOST])
    columns = [
        Column(_("Day"), lambda row: f"{row.entry.day:%-d %B %Y}"),
        Column(_("What for"), lambda row: row.entry.memo),
        Column(_("Account"), lambda row: row.account.code),
        Column(_("Amount"), lambda row: pounds(sign * row.pence), numeric=True),
        Column(_("Entry"), lambda row: row.entry_id),
        Column(_("Reverses entry"), lambda row: row.entry.reverses_id or ""),
    ]
    together = pounds(sum(sign * row.pence for row in found))
    caption = _("Entry by entry: %(together)s together") % {"together": together}
    return Table(caption, columns, found, empty=_("No entry of the ledger is behind this."), name="entries")
