"""The rows behind a figure: its sums by month for everyone, its entries for members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commonweal.live.fund.books import Book
from commonweal.live.fund.models import Component, Fund, Partner, Posting
from commonweal.live.fund.periods import Period

NONE = "none"
"""How an address asks for spending that is tied to no component."""


@dataclass(frozen=True)
class Asked:
    """What the rows are of: a period, and in it a component, spending without one, or a partner's payments."""

    period: Period
    component: Component | None = None
    partner: Partner | None = None
    untied: bool = False

    @property
    def words(self) -> str:
        """What is asked for, as a heading."""
        if self.partner:
            return _("What %(partner)s paid in") % {"partner": self.partner.name}
        if self.component:
            return self.component.name
        return _("Tied to no component") if self.untied else _("All components")


@dataclass(frozen=True)
class MonthRow:
    """A component in a month, in pence."""

    month: date
    name: str
    plan: int
    actual: int
    forecast: int


def asked_of(fund: Fund, period: Period, query: Mapping[str, str]) -> Asked:
    """Read what an address asks for; LookupError, in words, where the fund has no such component or partner."""
    component = _one(fund.components, query.get("component", "")) if query.get("component") != NONE else None
    return Asked(period, component, _one(fund.partners, query.get("partner", "")), query.get("component") == NONE)


def _one(rows: Any, key: str) -> Any:
    if not key:
        return None
    known = key.isascii() and key.isdecimal() and len(key) < 18
    found = rows.filter(pk=int(key)).first() if known else None
    if found is None:
        raise LookupError(_("The fund has no such component or partner."))
    return found


def month_rows(book: Book, asked: Asked) -> list[MonthRow]:
    """Plan, actual and forecast of what is asked for, month by month; those without any figure are left out."""
    found = []
    for month in asked.period.months:
        for key, name in book.components.items():
            if not _wanted(asked, key):
                continue
            plan = book.plan.get((month, key), 0)
            row = MonthRow(month, name, plan, book.spent.get((month, key), 0), book.forecast.get((month, key), plan))
            if row.plan or row.actual or row.forecast:
                found.append(row)
    return found


def _wanted(asked: Asked, key: int | None) -> bool:
    if asked.component:
        return key == asked.component.pk
    return key is None if asked.untied else True


def paid_in(book: Book, asked: Asked) -> list[MonthRow]:
    """What the partner paid in, month by month."""
    name = asked.partner.name if asked.partner else ""
    months: Sequence[date] = asked.period.months
    sums = [(month, book.received.get((month, name), 0)) for month in months]
    return [MonthRow(month, name, 0, pence, 0) for month, pence in sums if pence]


def postings(user: Any, fund: Fund, asked: Asked) -> QuerySet[Posting]:
    """The sides of entries that the figure is the sum of, as far as the user may see them (members)."""
    rows = Posting.objects.visible_to(user).filter(entry__fund=fund)
    rows = rows.filter(entry__day__gte=asked.period.begins, entry__day__lt=asked.period.ends)
    if asked.partner:
        rows = rows.filter(account__kind="income", account__partner=asked.partner)
    else:
        rows = rows.filter(account__kind="expense")
        if asked.component or asked.untied:
            rows = rows.filter(account__component=asked.component)
    return rows.select_related("entry", "account").order_by("entry__day", "pk")
