"""Everything that changes the fund, one verb each. Entries are only added; a wrong one is reversed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.fund.models import (
    Account,
    Component,
    Contribution,
    Entry,
    Fund,
    MonthFigure,
    Partner,
    Posting,
    Virement,
)


def record_entry(actor: Any, fund: Fund, *, day: date, memo: str, postings: Mapping[Account, int]) -> Entry:
    """Record an entry: pence by account, summing to nothing.

    Raises ValidationError where it does not balance, moves nothing, or uses an account of another fund.
    """
    with deed(actor, "fund.record_entry", fund) as told:
        entry = _entry(actor, fund, day, memo, postings)
        told.about(entry, postings=len(postings), pence=sum(pence for pence in postings.values() if pence > 0))
    return entry


def _entry(
    actor: Any, fund: Fund, day: date, memo: str, postings: Mapping[Account, int], reverses: Entry | None = None
) -> Entry:
    if sum(postings.values()) != 0:
        raise ValidationError(
            f"The entry is out of balance by {sum(postings.values())} pence; its sides must sum to nothing."
        )
    if not any(postings.values()):
        raise ValidationError("The entry moves nothing.")
    if any(account.fund_id != fund.pk for account in postings):
        raise ValidationError("The entry uses an account of another fund.")
    entry = Entry.objects.create(fund=fund, day=day, memo=memo, made_by=actor, reverses=reverses)
    Posting.objects.bulk_create(Posting(entry=entry, account=a, pence=pence) for a, pence in postings.items() if pence)
    return entry


def reverse_entry(actor: Any, entry: Entry, *, day: date, memo: str) -> Entry:
    """Undo an entry by its mirror image; once, and never a reversal itself."""
    with deed(actor, "fund.reverse_entry", entry.fund) as told:
        Fund.objects.select_for_update().get(
            pk=entry.fund_id
        )  # two reversals at once: the second waits, and is refused
        if entry.reverses_id or Entry.objects.filter(reverses=entry).exists():
            raise ValidationError("This entry is a reversal, or was reversed before.")
        mirror = {p.account: -p.pence for p in entry.postings.select_related("account")}
        reversal = _entry(actor, entry.fund, day, memo, mirror, reverses=entry)
        told.about(reversal, reverses=entry.pk)
    return reversal


def set_contribution(actor: Any, partner: Partner, *, year: int, pence: int, source: str = "") -> Contribution:
    """Set what a partner pays in for the financial year that begins in `year`; earlier sums stay in its history."""
    if pence < 0:
        raise ValidationError("A contribution is not below nothing.")
    with deed(actor, "fund.set_contribution", partner.fund) as told:
        row = Contribution.objects.filter(partner=partner, year=year).first()
        row = row or Contribution(fund=partner.fund, partner=partner, year=year)
        row.pence, row.source = pence, source
        row.full_clean()
        row.save()
        told.about(row, partner=partner.pk, year=year, pence=pence)
    return row


def set_month(actor: Any, component: Component, *, month: date, kind: str, pence: int) -> MonthFigure:
    """Set the plan or the forecast of a component for a month; what was there before is in its history."""
    with deed(actor, "fund.set_month", component.fund) as told:
        figure = MonthFigure.objects.filter(component=component, month=month.replace(day=1), kind=kind).first()
        figure = figure or MonthFigure(fund=component.fund, component=component, month=month.replace(day=1), kind=kind)
        figure.pence = pence
        figure.full_clean()
        figure.save()
        told.fact(component=component.pk, month=month, kind=kind, pence=pence)
    return figure


def move(
    actor: Any, source: Component, target: Component, *, month: date, pence: int, why: str, decision_key: str = ""
) -> Virement:
    """Move planned money from one component to another (a virement), and say why; the fund's plan stays the same.

    `decision_key` is the number of the decision it follows from, where there is one.
    """
    if pence <= 0:
        raise ValidationError("Move more than nothing.")
    if not why.strip():
        raise ValidationError("Say why the money moves.")
    if source.fund_id != target.fund_id or source == target:
        raise ValidationError("Money moves between two components of one fund.")
    first = month.replace(day=1)
    with deed(actor, "fund.move", source.fund) as told:
        for component, change in ((source, -pence), (target, pence)):
            figure, _ = MonthFigure.objects.select_for_update().get_or_create(
                fund=component.fund, component=component, month=first, kind="plan", defaults={"pence": 0}
            )
            if figure.pence + change < 0:
                raise ValidationError(f"{component} has only {figure.pence} pence planned in that month.")
            figure.pence += change
            figure.save()
        moved = Virement.objects.create(
            fund=source.fund, from_component=source, to_component=target, month=first, pence=pence, why=why,
            decision_key=decision_key,
        )  # fmt: skip
        told.about(moved, pence=pence, source=source.pk, target=target.pk)
    return moved
