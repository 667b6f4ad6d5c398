"""A year of the fund in the manner of a Better Care Fund return: cover, income, expenditure, checklist.

The shape, not the national template, which changes every year and is not public: see `bcf_columns.toml`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.fund.bcf_columns import BLANK, Mapped
from commonweal.live.fund.books import agreement_of, current_version, gather
from commonweal.live.fund.checklist import checklist
from commonweal.live.fund.models import Agreement, Fund
from commonweal.live.fund.periods import financial_year
from commonweal.live.fund.selectors import lines
from commonweal.live.fund.statements import statement
from commonweal.live.pages.table import inert

Row = Mapping[str, str | int]
"""A row by the names in `bcf_columns.SOURCES`: words, or pence where it is money."""
MONEY = "#,##0.00"


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, headings, and cells of words or exact pounds."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | Decimal]]


def sheets(user: Any, fund: Fund, year: int, columns: Mapping[str, Sequence[Mapped]]) -> list[Sheet]:
    """Fill the sheets for the financial year that begins in `year`, as far as the user may see the fund."""
    rows = _rows(user, fund, year)
    cover = [[column.heading, _cell(rows["cover"][0], column)] for column in columns["cover"]]
    return [Sheet("cover", [_("What"), _("Here")], cover)] + [
        Sheet(name, [c.heading for c in columns[name]], [[_cell(row, c) for c in columns[name]] for row in rows[name]])
        for name in ("income", "expenditure", "checklist")
    ]


def pounds_of(pence: int) -> Decimal:
    """Exact pounds with two decimals."""
    return Decimal(pence).scaleb(-2).quantize(Decimal("0.01"))


def _cell(row: Row, column: Mapped) -> str | Decimal:
    if column.source == BLANK:
        return ""
    value = row[column.source]
    return pounds_of(value) if isinstance(value, int) else value


def _rows(user: Any, fund: Fund, year: int) -> dict[str, list[Row]]:
    book = gather(user, fund, year)
    agreement, version = agreement_of(user, fund, book.months), current_version(user, fund)
    cover = {
        "place": fund.place.title,
        "fund": fund.title,
        "year": financial_year(year, book.months[0].month),
        "agreement": agreement.title if agreement else "",
        "host": agreement.host.name if agreement and agreement.host else "",
        "pool_manager": agreement.pool_manager if agreement else "",
        "version": f"{version.title}: {version.source}" if version else "",
    }
    spent = [
        {
            "component": line.component.name, "strategy": line.strategy, "partner": line.partner.name,
            "mode": line.get_mode_display(), "gross": line.gross_pence, "income": line.income_pence,
            "net": line.net_pence, "source": line.source, "certainty": line.certainty,
        }
        for line in (lines(user, version) if version else ())
    ]  # fmt: skip
    return {"cover": [cover], "income": _income(fund, year, book), "expenditure": spent, "checklist": _asked(agreement)}


def _income(fund: Fund, year: int, book: Any) -> list[Row]:
    made = statement(book)
    sources = dict(fund.contributions.filter(year=year).values_list("partner__name", "source"))
    rows: list[Row] = [
        {
            "partner": row.name, "kind": _("contribution"), "agreed": row.agreed, "received": row.received,
            "source": sources.get(row.name, ""),
        }
        for row in made.partners if row.agreed or row.received
    ]  # fmt: skip
    other = made.other_income.items()
    kind = _("other income")
    return rows + [
        {"partner": n, "kind": kind, "agreed": 0, "received": p, "source": _("the ledger")} for n, p in other
    ]


def _asked(agreement: Agreement | None) -> list[Row]:
    """Each item with yes or no; blank where there is no agreement that could say it."""
    items = checklist(agreement or Agreement())
    unknown = "" if agreement is None else _("no")
    return [{"asked": item.asked, "said": item.said, "answered": _("yes") if item.said else unknown} for item in items]


def workbook(filled: Sequence[Sheet]) -> bytes:
    """Make one XLSX file of the sheets; no cell is a formula, and money is a number with two decimals."""
    from openpyxl import Workbook  # here, for no other page needs it
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    book.remove(book.active)
    for sheet in filled:
        page = book.create_sheet(sheet.name.capitalize())
        page.append([_written(heading) for heading in sheet.headings])
        for row in sheet.rows:
            page.append([_written(value) for value in row])
        for cells in page.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=cell.row == 1)
                cell.number_format = MONEY if isinstance(cell.value, Decimal) else cell.number_format
        for letter in "ABCDEFGHIJ"[: len(sheet.headings)]:
            page.column_dimensions[letter].width = 28
        page.freeze_panes = "A2"
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _written(value: str | Decimal) -> str | Decimal:
    """Give a value as a cell may hold it: XML has no place for control signs, and words are never formulas."""
    if isinstance(value, Decimal):
        return value
    return inert("".join(sign for sign in value if sign.isprintable() or sign in "\n\t"))
