"""Charts of the fund: the year by month, a version by its parts, versions side by side, a statement by component."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commonweal.live.fund.models import Version
from commonweal.live.fund.position import Month
from commonweal.live.fund.statements import Statement
from commonweal.live.pages.chart import Bar, Chart, Series, bars, lines, reach, short


def year(months: Iterable[Month]) -> Chart | None:
    """Plan, actual and forecast by month; the actual ends where spending was last recorded. None without figures."""
    rows = list(months)
    last = max((i for i, row in enumerate(rows) if row.actual), default=-1)
    series = [
        Series(_("plan"), [row.plan for row in rows], 0),
        Series(_("forecast"), [row.forecast for row in rows], 2),
        Series(_("actual"), [row.actual if i <= last else None for i, row in enumerate(rows)], 1),
    ]
    if not any(value for each in series for value in each.values):
        return None
    caption = _("Spending by month: plan (dashed), actual (line with dots) and forecast (dotted, with squares)")
    low, _high = reach([value for each in series for value in each.values if value is not None])
    key = _("The axis does not begin at nothing, so that differences can be seen.") if low > 0 else ""
    return Chart(caption, lines(_said(caption), [date_format(row.month, "M") for row in rows], series), key)


def _said(caption: str) -> str:
    return _("%(caption)s. The table gives the same figures.") % {"caption": caption}


def parts(caption: str, rows: Sequence[Any]) -> Chart | None:
    """Parts of a version in their table's order: net filled, what comes in against it outlined, gross at the end."""
    drawn = [Bar(row.name, row.net, max(0, row.income), label=short(row.gross)) for row in rows]
    key = _("Filled: net. Outlined: comes in against it. The figure is gross.")
    return Chart(caption, bars(_said(f"{caption}. {key}"), drawn), key) if drawn else None


def versions(rows: Iterable[Version]) -> Chart | None:
    """What different sources say, side by side."""
    drawn = []
    for row in rows:
        gross, net = row.gross_pence, row.net_pence
        known = [w % {"sum": short(p)} for w, p in ((_("%(sum)s gross"), gross), (_("%(sum)s net"), net)) if p]
        if known:
            filled = net if net is not None else 0
            drawn.append(Bar(row.title, filled, max(0, (gross or filled) - filled), label=", ".join(known)))
    key = _("Filled: net. Outlined: what comes in against it, up to gross.")
    caption = _("The fund as different sources give it")
    return Chart(caption, bars(_said(f"{caption}. {key}"), drawn), key) if len(drawn) > 1 else None


def spending(made: Statement) -> Chart | None:
    """Spending by component in the fund's order, with a tick at the plan so far."""
    rows = [part for part in made.components if part.sums.actual or part.sums.so_far]
    drawn = [
        Bar(
            part.name, part.sums.actual, mark=part.sums.so_far,
            label=_("%(spent)s of %(plan)s") % {"spent": short(part.sums.actual), "plan": short(part.sums.so_far)},
        )
        for part in rows
    ]  # fmt: skip
    key = _("Filled: spent. Tick: the plan so far.")
    caption = _("Spending by component")
    return Chart(caption, bars(_said(f"{caption}. {key}"), drawn), key) if drawn else None


def contributions(made: Statement) -> Chart | None:
    """What each partner paid in, with a tick at what it agreed to."""
    rows = [row for row in made.partners if row.agreed or row.received]
    drawn = [
        Bar(
            row.name, row.received, mark=row.agreed,
            label=_("%(paid)s of %(agreed)s") % {"paid": short(row.received), "agreed": short(row.agreed)},
        )
        for row in rows
    ]  # fmt: skip
    key = _("Filled: received. Tick: agreed.")
    caption = _("Contributions by partner")
    return Chart(caption, bars(_said(f"{caption}. {key}"), drawn), key) if drawn else None
