"""A fund and what it is made of: its open year, components, partners and accounts."""

import re
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from commonweal.live.audit.deed import deed
from commonweal.live.fund.models import Account, Component, Fund, Partner
from commonweal.live.places.models import Organisation, Place

CODE = re.compile(r"\w[\w'&,.()/-]*( [\w'&,.()/-]+)*(:\w[\w'&,.()/-]*( [\w'&,.()/-]+)*)*")
"""An account's name, as a journal reads it too: parts between colons, words between single spaces."""


def open_fund(actor: Any, place: Place, *, title: str, year_starts: date, note: str = "") -> Fund:
    """Begin the pooled fund of a place, with the financial year that begins on that day."""
    with deed(actor, "fund.open_fund", place) as told:
        # Of two who begin it at once, the second waits and is told.
        Place.objects.select_for_update().get(pk=place.pk)
        if Fund.objects.filter(place=place).exists():
            raise ValidationError("This place has a fund already.")
        fund = saved(Fund(place=place, title=title.strip(), year_starts=year_starts, note=note.strip()))
        told.about(fund, year_starts=year_starts)
    return fund


def open_year(actor: Any, fund: Fund, *, title: str, year_starts: date, note: str = "") -> Fund:
    """Open another financial year, call the fund otherwise, or say what must be known to read its figures.

    What was planned and spent in other years stays.
    """
    with deed(actor, "fund.open_year", fund) as told:
        fund.title, fund.year_starts, fund.note = title.strip(), year_starts, note.strip()
        saved(fund)
        told.fact(year_starts=year_starts)
    return fund


def add_component(actor: Any, fund: Fund, *, name: str) -> Component:
    """Add a part of the fund, such as Public Health."""
    with deed(actor, "fund.add_component", fund) as told:
        if fund.components.filter(name=name.strip()).exists():
            raise ValidationError({"name": "There is a component of that name already."})
        component = saved(Component(fund=fund, name=name.strip()))
        told.about(component)
    return component


def add_partner(actor: Any, fund: Fund, *, name: str, organisation: Organisation | None = None) -> Partner:
    """Add a body that pays into the fund, and which organisation of the place it is, if it is one."""
    with deed(actor, "fund.add_partner", fund) as told:
        if organisation is not None and organisation.place_id != fund.place_id:
            raise ValidationError({"organisation": "That organisation is of another place."})
        if fund.partners.filter(name=name.strip()).exists():
            raise ValidationError({"name": "There is a partner of that name already."})
        partner = saved(Partner(fund=fund, name=name.strip(), organisation=organisation))
        told.about(partner)
    return partner


def open_account(
    actor: Any, fund: Fund, *, code: str, kind: str, component: Component | None = None, partner: Partner | None = None
) -> Account:
    """Open an account of the ledger; what is spent on a component is read from its accounts of kind expense."""
    with deed(actor, "fund.open_account", fund) as told:
        code = code.strip()
        if not CODE.fullmatch(code):
            raise ValidationError({"code": "Write it like expenses:public health: words, with colons between parts."})
        if fund.accounts.filter(code=code).exists():
            raise ValidationError({"code": "There is an account of that name already."})
        of_fund(fund, component=component, partner=partner)
        if kind == Account.Kind.EXPENSE and component is None:
            raise ValidationError({"component": "Say on which component this account's money is spent."})
        account = saved(Account(fund=fund, code=code, kind=kind, component=component, partner=partner))
        told.about(account, kind=kind)
    return account


def saved(row: Any) -> Any:
    """The row, checked field by field and kept. Raises ValidationError with what is wrong."""
    row.full_clean()
    row.save()
    return row


def of_fund(fund: Fund, **rows: Any) -> None:
    """Stop, with ValidationError, where one of the rows is of another fund; None is of none."""
    for name, row in rows.items():
        if row is not None and row.fund_id != fund.pk:
            raise ValidationError({name: f"That {name} is of another fund; choose one of this fund."})
