"""Charts of the fund in templates, each made from the rows of the table that stands below it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from commonweal.live.fund import charts
from commonweal.live.fund.selectors import Part

register = template.Library()
DRAWN = "components/chart.html"


@register.inclusion_tag(DRAWN)
def year_chart(table: Any) -> dict[str, Any]:
    """Draw the year by month above its table."""
    return {"chart": charts.year(table.rows)}


@register.inclusion_tag(DRAWN)
def parts_chart(table: Any, ends_in_sum: bool = False) -> dict[str, Any]:
    """Draw a version by its parts above their table; a last row that is their sum is left out."""
    rows = list(table.rows)
    return {"chart": charts.parts(table.caption, rows[:-1] if ends_in_sum else rows)}


@register.inclusion_tag(DRAWN)
def versions_chart(versions: Any) -> dict[str, Any]:
    """Draw what different sources say, side by side."""
    return {"chart": charts.versions(versions)}


@register.inclusion_tag(DRAWN)
def lines_chart(table: Any, by: str) -> dict[str, Any]:
    """Draw the lines of a version summed by `component`, `strategy` or `mode`, in the order in which they come."""
    sums: dict[str, Part] = {}
    for line in table.rows:
        name = str(getattr(line, by))
        before = sums.get(name, Part(name, 0, 0))
        sums[name] = Part(name, before.gross + line.gross_pence, before.income + line.income_pence)
    names = {"component": _("By component"), "strategy": _("By strategy"), "mode": _("Pooled, aligned, ring-fenced")}
    return {"chart": charts.parts(names[by], list(sums.values()))}


@register.inclusion_tag(DRAWN)
def spending_chart(statement: Any) -> dict[str, Any]:
    """Draw a statement's spending by component."""
    return {"chart": charts.spending(statement)}


@register.inclusion_tag(DRAWN)
def contributions_chart(statement: Any) -> dict[str, Any]:
    """Draw what partners paid in."""
    return {"chart": charts.contributions(statement)}
