"""What is planned and forecast by month, and what partners pay in by year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from simple_history.utils import bulk_create_with_history

from commonweal.live.audit.deed import deed
from commonweal.live.fund.actions.funds import of_fund, saved
from commonweal.live.fund.models import Component, Contribution, Fund, MonthFigure, Partner
from commonweal.live.fund.month_grid import stamp
from commonweal.live.pages.pounds import pounds

Figures = Mapping[tuple[Component, date], int | None]
"""Pence by component and month; None takes the figure away."""
MOST = 10**14


def set_contribution(actor: Any, partner: Partner, *, year: int, pence: int, source: str = "") -> Contribution:
    """Set what a partner pays in for the financial year that begins in `year`; earlier sums stay in its history."""
    with deed(actor, "fund.set_contribution", partner.fund) as told:
        if pence < 0:
            raise ValidationError({"pence": "A contribution is not below nothing."})
        row = Contribution.objects.filter(partner=partner, year=year).first()
        row = row or Contribution(fund=partner.fund, partner=partner, year=year)
        row.pence, row.source = pence, source
        saved(row)
        told.about(row, partner=partner.pk, year=year, pence=pence)
    return row


def set_month(actor: Any, component: Component, *, month: date, kind: str, pence: int, source: str = "") -> MonthFigure:
    """Set the plan or the forecast of a component for a month; what was there before is in its history."""
    with deed(actor, "fund.set_month", component.fund) as told:
        _locked(component.fund)
        first = month.replace(day=1)
        _hold({(component, first): pence}, kind)
        figure = MonthFigure.objects.filter(component=component, month=first, kind=kind).first()
        figure = figure or MonthFigure(fund=component.fund, component=component, month=first, kind=kind)
        figure.pence, figure.source = pence, source
        saved(figure)
        told.fact(component=component.pk, month=month, kind=kind, pence=pence)
    return figure


def set_months(
    actor: Any, fund: Fund, *, kind: str, figures: Figures, source: str = "", seen: str | None = None
) -> int:
    """Set many months at once, all or none; give how many figures changed.

    `seen` is the stamp (`month_grid.stamp`) of the figures the actor had before them: where somebody has changed them
    since, ValidationError says so and nothing is written.
    """
    with deed(actor, "fund.set_months", fund) as told:
        _locked(fund)
        if seen is not None and seen != stamp(fund, kind):
            raise ValidationError("Somebody has changed these figures meanwhile. Look at them again, then set yours.")
        _hold(figures, kind)
        for component, _ in figures:
            of_fund(fund, component=component)
        there = {(row.component_id, row.month): row for row in MonthFigure.objects.filter(fund=fund, kind=kind)}
        new, changed = [], []
        for (component, month), pence in figures.items():
            row = there.get((component.pk, month.replace(day=1)))
            if (row.pence if row else None) == pence:
                continue
            changed.append([component.pk, month.replace(day=1), pence])
            if row is None:
                row = MonthFigure(fund=fund, component=component, month=month.replace(day=1), kind=kind)
                row.pence, row.source = pence, source
                row.clean_fields()
                new.append(row)
            elif pence is None:
                row.delete()
            else:
                row.pence, row.source = pence, source
                row.save()
        bulk_create_with_history(new, MonthFigure, default_user=actor)
        told.fact(kind=kind, figures=changed)
    return len(changed)


def _locked(fund: Fund) -> None:
    """Have whoever else changes the fund's months wait until this is done."""
    Fund.objects.select_for_update().get(pk=fund.pk)


def _hold(figures: Figures, kind: str) -> None:
    if kind not in MonthFigure.Kind.values:
        raise ValidationError("A figure of a month is a plan or a forecast; the actual comes from the ledger.")
    for (component, month), pence in figures.items():
        if pence is not None and (abs(pence) > MOST or (pence < 0 and kind == MonthFigure.Kind.PLAN)):
            raise ValidationError(
                f"{component}, {month:%B %Y}: a plan is not below nothing, and no figure is above {pounds(MOST)}."
            )
