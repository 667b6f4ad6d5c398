"""The agreement behind the fund, item by item, and the reports that were given under it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund.actions.funds import saved
from commonweal.live.fund.checklist import ITEMS
from commonweal.live.fund.deadlines import due
from commonweal.live.fund.models import Agreement, Fund, Report

TERMS = frozenset(
    {*ITEMS, "title", "begins", "ends", "host", "pool_manager", "underspend", "quarterly_days", "annual_days"}
)
"""What an agreement says; anything else is refused."""


def write_agreement(actor: Any, fund: Fund, **terms: Any) -> Agreement:
    """Write down what the partners agreed (`TERMS`); what is left out is still to be agreed."""
    with deed(actor, "fund.write_agreement", fund) as told:
        agreement = Agreement(fund=fund)
        _agree(agreement, terms)
        told.about(agreement, begins=agreement.begins, ends=agreement.ends)
    return agreement


def change_agreement(actor: Any, agreement: Agreement, **terms: Any) -> Agreement:
    """Put down what the partners agreed anew; what was agreed before stays in its history."""
    with deed(actor, "fund.change_agreement", agreement) as told:
        _agree(agreement, terms)
        told.fact(fields=sorted(terms), begins=agreement.begins, ends=agreement.ends)
    return agreement


def _agree(agreement: Agreement, terms: dict[str, Any]) -> None:
    if unknown := sorted(set(terms) - TERMS):
        raise ValidationError(f"An agreement says nothing of {', '.join(unknown)}.")
    for name, said in terms.items():
        setattr(agreement, name, said.strip() if isinstance(said, str) else said)
    if agreement.ends and agreement.begins and agreement.ends < agreement.begins:
        raise ValidationError({"ends": "It ends after it begins; leave the day blank where no end is agreed."})
    if agreement.host is not None and agreement.host.place_id != agreement.fund.place_id:
        raise ValidationError({"host": "That organisation is of another place."})
    saved(agreement)


def report_given(
    actor: Any, agreement: Agreement, *, kind: str, period_ends: date, given_on: date, where: str = ""
) -> Report:
    """Record that a report was given to the partners, on which day, and where it can be read."""
    with deed(actor, "fund.report_given", agreement) as told:
        if (kind, period_ends) not in {(each.kind, each.period_ends) for each in due(agreement)}:
            raise ValidationError("No such report is due in the open year.")
        if given_on <= period_ends:
            raise ValidationError({"given_on": "A report is given after the end of what it is about."})
        report = Report.objects.filter(agreement=agreement, kind=kind, period_ends=period_ends).first()
        report = report or Report(agreement=agreement, kind=kind, period_ends=period_ends)
        report.given_on, report.where = given_on, where.strip()
        saved(report)
        told.about(report, kind=kind, period_ends=period_ends, given_on=given_on)
    return report
