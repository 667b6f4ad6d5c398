"""A page with several tables, each of which downloads as CSV by its name."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from commonweal.live.pages.table import Table


def tables_page(
    request: HttpRequest, template: str, tables: Iterable[Table], context: dict[str, Any] | None = None
) -> HttpResponseBase:
    """The page with `tables` by name in it, or with `?format=csv&table=NAME` that table alone.

    Raises Http404 for a table that the page does not have.
    """
    by_name = {table.name: table for table in tables}
    for table in by_name.values():
        table.several = True
    if request.GET.get("format") == "csv":
        asked = by_name.get(request.GET.get("table", ""))
        if asked is None:
            raise Http404(f"This page has no such table; it has: {', '.join(by_name)}.")
        return asked.csv()
    return render(request, template, {"tables": by_name, **(context or {})})
