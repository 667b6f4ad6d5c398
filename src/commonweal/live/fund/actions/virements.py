"""Money moved within the plan, by a decision that was taken."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund.models import Component, Fund, MonthFigure, Virement
from commonweal.live.pages.pounds import pounds


def move(
    actor: Any, source: Component, target: Component, *, month: date, pence: int, why: str, decision: Any
) -> Virement:
    """Move planned money from one component to another (a virement) by a decision; the fund's plan stays the same.

    Raises ValidationError unless the decision is one of this place that was taken, and the source has as much planned.
    """
    with deed(actor, "fund.move", source.fund) as told:
        _hold(source, target, pence, why)
        # One at a time, always from the fund on: two that move there and back cannot wait for each other.
        Fund.objects.select_for_update().get(pk=source.fund_id)
        _taken(decision, source.fund)
        first = month.replace(day=1)
        for component, change in ((source, -pence), (target, pence)):
            _change(component, first, change)
        moved = Virement.objects.create(
            fund=source.fund, from_component=source, to_component=target, month=first, pence=pence, why=why.strip(),
            decision=decision,
        )  # fmt: skip
        told.about(moved, pence=pence, source=source.pk, target=target.pk, decision=decision.pk)
    return moved


def _hold(source: Component, target: Component, pence: int, why: str) -> None:
    if pence <= 0:
        raise ValidationError({"pence": "Move more than nothing."})
    if not why.strip():
        raise ValidationError({"why": "Say why the money moves."})
    if source.fund_id != target.fund_id or source == target:
        raise ValidationError({"target": "Money moves between two components of one fund."})


def _taken(decision: Any, fund: Fund) -> None:
    if decision is None:
        raise ValidationError({"decision": "Choose the decision by which the money moves."})
    # Read from the row and locked, so that it is not withdrawn at the same moment.
    now = type(decision).objects.select_for_update().get(pk=decision.pk)
    if now.place_id != fund.place_id:
        raise ValidationError({"decision": "That decision is of another place; choose one of this place."})
    if now.state != "taken":
        state = now.get_state_display()
        raise ValidationError(
            {"decision": f"That decision is not taken ({state}); money moves only by one that was taken."}
        )


def _change(component: Component, month: date, change: int) -> None:
    figure = MonthFigure.objects.filter(component=component, month=month, kind="plan").first()
    figure = figure or MonthFigure(fund=component.fund, component=component, month=month, kind="plan", pence=0)
    if figure.pence + change < 0:
        raise ValidationError(
            {"pence": f"{component} has only {pounds(figure.pence)} planned in {month:%B %Y}; move no more than that."}
        )
    figure.pence += change
    figure.save()
