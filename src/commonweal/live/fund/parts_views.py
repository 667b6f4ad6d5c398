"""The page of a version in parts: by component, strategy, partner and mode, each as chart and table to download."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.fund.models import Version
from commonweal.live.fund.selectors import Part, parts
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table
from commonweal.live.pages.tables import tables_page
from commonweal.live.places.selectors import place_for

BY = {"component": "component__name", "strategy": "strategy", "partner": "partner__name", "mode": "mode"}


@login_not_required
def version_parts(request: HttpRequest, place: str, key: str) -> HttpResponseBase:
    """Show a version by its parts; each figure leads to the lines it is the sum of."""
    found = place_for(request.user, place)
    row = get_object_or_404(Version.objects.visible_to(request.user), fund__place=found, key=key)
    lines = reverse("fund:version", args=[found.slug, row.key])
    shown = [_table(name, parts(request.user, row, path), lines) for name, path in BY.items()]
    return tables_page(request, "fund/parts.html", shown, {"place": found, "version": row})


def _table(name: str, rows: list[Part], lines: str) -> Table:
    captions = {
        "component": _("By component"),
        "strategy": _("By strategy"),
        "partner": _("By partner"),
        "mode": _("Pooled, aligned, ring-fenced"),
    }

    def money(figure: str) -> Any:
        return lambda row: pounds(getattr(row, figure))

    whole = [Part(_("Together"), sum(r.gross for r in rows), sum(r.income for r in rows))] if rows else []
    columns = [Column(_("Part"), lambda row: row.name)]
    heads = {"gross": _("Gross"), "income": _("Comes in against it"), "net": _("Net")}
    columns += [Column(head, money(figure), lambda row: lines, numeric=True) for figure, head in heads.items()]
    empty = _("This source gives no parts.")
    return Table(captions[name], columns, [*rows, *whole], empty=empty, name=name)
