"""The page of the Better-Care-Fund-style export, and its files."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from commonweal.live.fund.bcf import Sheet, sheets, workbook
from commonweal.live.fund.bcf_columns import PACKAGED, columns
from commonweal.live.fund.books import years_of
from commonweal.live.fund.periods import financial_year
from commonweal.live.fund.selectors import fund_of
from commonweal.live.pages.table import Column, Table
from commonweal.live.pages.tables import tables_page
from commonweal.live.places.selectors import place_for

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_not_required
def bcf(request: HttpRequest, place: str, year: int) -> HttpResponseBase:
    """Show the export's sheets; `?format=xlsx` gives them in one file, `?format=csv&table=NAME` one of them."""
    found = place_for(request.user, place)
    fund = fund_of(request.user, found)
    if fund is None or year not in years_of(fund):
        raise Http404("There is no fund of this place in that year.")
    context = {"place": found, "fund": fund, "year": financial_year(year, fund.year_starts.month)}
    try:
        mapped = columns(Path(settings.BCF_COLUMNS) if settings.BCF_COLUMNS else PACKAGED)
    except ValueError as error:
        return render(request, "fund/bcf.html", {**context, "wrong": str(error).splitlines()})
    filled = sheets(request.user, fund, year, mapped)
    if request.GET.get("format") == "xlsx":
        answer = HttpResponse(workbook(filled), content_type=XLSX)
        answer["Content-Disposition"] = content_disposition_header(True, f"{found.slug}-better-care-{year}.xlsx")
        return answer
    return tables_page(request, "fund/bcf.html", [_table(sheet) for sheet in filled], context)


def _table(sheet: Sheet) -> Table:
    names = {
        "cover": _("Cover"),
        "income": _("Income by source"),
        "expenditure": _("Expenditure, line by line"),
        "checklist": _("What the law asks an agreement to say"),
    }
    money = {i for row in sheet.rows for i, value in enumerate(row) if not isinstance(value, str)}
    heads = enumerate(sheet.headings)
    listed = [Column(head, lambda row, i=i: row[i], numeric=i in money) for i, head in heads]
    return Table(names[sheet.name], listed, sheet.rows, empty=_("Nothing is recorded for this sheet."), name=sheet.name)
