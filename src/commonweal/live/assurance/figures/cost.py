"""What it cost: plan, actual from the ledger and forecast in the period; for a strategy, what was published."""

from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.assurance.figures.made import ASSUMED, DERIVED, PENCE, SEEN, Made, Row, Scope, asked, day, rows_of
from commonweal.live.fund.models import Fund, Line, MonthFigure, Posting, Version, Virement

SURENESS = (ASSUMED, DERIVED, SEEN)
"""The least sure first: a sum is no surer than its least sure row."""


def fund_of(scope: Scope) -> Fund | None:
    """The fund the statement counts: its subject, or the place's."""
    if scope.subject.kind == "fund":
        return scope.subject.row
    return Fund.objects.filter(place=scope.place).first()


def figures(scope: Scope) -> list[Made]:
    """Money in the period; for a strategy the published lines, since a ledger is kept by component."""
    fund = fund_of(scope)
    if fund is None:
        return []
    if scope.subject.kind == "strategy":
        return _published(fund, scope)
    return [_plan(fund, scope), _actual(fund, scope), _forecast(fund, scope), _moved(fund, scope)]


def _months(fund: Fund, scope: Scope) -> Any:
    period = {"month__gte": scope.since.replace(day=1), "month__lte": scope.until}
    return MonthFigure.objects.filter(fund=fund, **period).select_related("component").order_by("month", "pk")


def _plan(fund: Fund, scope: Scope) -> Made:
    rows = _months(fund, scope).filter(kind="plan")
    return Made(
        "plan", _("Planned"), PENCE, rows_of(rows, _month_cells, lambda row: row.pence), _month_heads(), DERIVED,
        _("The sum of what commissioners planned for each component and month."),
        _("Plans of every month that begins in the period, or in which it begins."), asked(rows),
    )  # fmt: skip


def _actual(fund: Fund, scope: Scope) -> Made:
    rows = Posting.objects.filter(entry__fund=fund, account__kind="expense", **scope.during("entry__day"))
    rows = rows.select_related("entry", "account").order_by("entry__day", "pk")
    return Made(
        "actual", _("Spent"), PENCE,
        rows_of(rows, lambda row: [day(row.entry.day), row.entry.memo, row.account], lambda row: row.pence),
        [_("Day"), _("What for"), _("Account")], DERIVED,
        _("The sum of the ledger's entries. What nobody has entered yet is not in it."),
        _("Postings to accounts of spending on days of the period, reversals taken off."), asked(rows),
    )  # fmt: skip


def _forecast(fund: Fund, scope: Scope) -> Made:
    found = _months(fund, scope)
    chosen: dict[tuple[Any, int], MonthFigure] = {}
    for row in sorted(found, key=lambda row: row.kind == "forecast"):  # what was forecast is written over the plan
        chosen[row.month, row.component_id] = row
    rows = sorted(chosen.values(), key=lambda row: (row.month, row.pk))
    return Made(
        "forecast", _("Forecast"), PENCE, rows_of(rows, _month_cells, lambda row: row.pence), _month_heads(), ASSUMED,
        _("A forecast is a judgement. A month and component without one is taken as it was planned."),
        _("Forecasts of the months of the period, and the plan where there is no forecast."), asked(found),
    )  # fmt: skip


def _moved(fund: Fund, scope: Scope) -> Made:
    rows = Virement.objects.filter(fund=fund, month__gte=scope.since.replace(day=1), month__lte=scope.until)
    rows = rows.select_related("from_component", "to_component").order_by("month", "pk")
    return Made(
        "moved", _("Moved between components"), PENCE,
        rows_of(
            # Not why it moved: the decision may be closed, and what is frozen stays open.
            rows, lambda row: [f"{row.month:%B %Y}", row.from_component, row.to_component],
            lambda row: row.pence,
        ),
        [_("Month"), _("From"), _("To")], DERIVED, _("The sum of the moves that were recorded."),
        _("Plan moved from one component to another in months of the period."), asked(rows),
    )  # fmt: skip


def _month_heads() -> list[str]:
    return [_("Month"), _("Component"), _("Kind")]


def _month_cells(row: MonthFigure) -> list[Any]:
    return [f"{row.month:%B %Y}", row.component, row.get_kind_display()]


def _published(fund: Fund, scope: Scope) -> list[Made]:
    made = []
    for version in Version.objects.filter(fund=fund):
        found = Line.objects.filter(version=version, strategy=scope.subject.row.name)
        lines = list(found.select_related("component", "partner").order_by("pk"))
        if not lines:
            continue
        rows: list[Row] = rows_of(
            lines, lambda row: [row.component, row.partner, row.mode, row.source, row.certainty],
            lambda row: row.net_pence,
        )  # fmt: skip
        heads = [_("Component"), _("Partner"), _("Mode"), _("Source"), _("How sure")]
        title = _("Net, as “%(version)s” tells it") % {"version": version.title}
        made.append(
            Made(
                f"published-{version.key}"[:80], title, PENCE, rows, heads, least_sure(lines),
                _("No surer than its least sure line. It is for a year, not for the period."),
                _("Lines of the published version that are under this strategy, income taken off."), asked(found),
                as_at=version.as_at,
            )
        )  # fmt: skip
    return made


def least_sure(rows: list[Any]) -> str:
    """The least sure word among the rows; what does not say is taken as assumed."""
    words = {row.certainty or ASSUMED for row in rows}
    return next((word for word in SURENESS if word in words), ASSUMED)
