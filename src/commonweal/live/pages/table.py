"""A table: declared once, shown as a page, downloaded as CSV that no spreadsheet will run."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """A column: its heading, how a row gives its cell, where the cell leads, and whether it holds numbers."""

    head: str
    cell: Callable[[Any], Any]
    link: Callable[[Any], str | None] | None = None
    numeric: bool = False


@dataclass
class Table:
    """Rows under a caption. `empty` says what to do when there are none."""

    caption: str
    columns: list[Column]
    rows: Iterable[Any]
    empty: str = "Nothing here yet."
    name: str = "table"
    caption_hidden: bool = False
    several: bool = False  # one of several on its page, so that its download has to say which
    _kept: list[Any] | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.downloads = True

    def lines(self) -> list[list[dict[str, Any]]]:
        """Its rows as cells for the page: text, link and whether it is a number."""
        return [
            [
                {"text": _shown(c.cell(row)), "link": c.link(row) if c.link else None, "numeric": c.numeric}
                for c in self.columns
            ]
            for row in self.rows
        ]

    def csv(self) -> HttpResponse:
        """The same rows as a CSV file."""
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.name}.csv"'
        writer = csv.writer(response)
        writer.writerow([column.head for column in self.columns])
        for row in self.rows:
            writer.writerow([inert(_shown(column.cell(row))) for column in self.columns])
        return response


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def inert(text: str) -> str:
    """The text as a spreadsheet will show it: an apostrophe before what it would take for a formula (CWE-1236).

    A plain number keeps its sign.
    """
    if not text.startswith(FORMULA):
        return text
    try:
        float(text)
    except ValueError:
        return "'" + text
    return text


def table_page(
    request: HttpRequest, template: str, table: Table, context: dict[str, Any] | None = None
) -> HttpResponseBase:
    """The page with the table in it, or with `?format=csv` the table alone."""
    if request.GET.get("format") == "csv":
        return table.csv()
    return render(request, template, {"table": table, **(context or {})})
