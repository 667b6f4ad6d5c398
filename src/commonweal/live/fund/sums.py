"""Sums of the ledger by month. They are remembered for as long as the ledger stays as it is: it only ever grows.

What a sum was made from is told by how many entries there are, and which was the last and when: an entry that is made,
also one whose transaction ends late, changes that, and so asks for new sums. Nothing old is ever shown.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import CharField, Sum
from django.db.models.functions import Cast, Substr

from commonweal.live.fund.models import Fund, Posting

REMEMBERED = 128
"""Sums that a process keeps: a few years of a few funds."""


@dataclass(frozen=True)
class Sums:
    """Pence by month: spent by component, received by partner, other income by account."""

    spent: Mapping[tuple[date, int | None], int]
    received: Mapping[tuple[date, str], int]
    other_income: Mapping[tuple[date, str], int]


@dataclass(frozen=True)
class State:
    """The ledger of a fund as it is now: how many entries, and the last of them."""

    fund: int
    entries: int
    last: int | None
    made: datetime | None


def state_of(fund: Fund) -> State:
    """How far the ledger has grown."""
    last, made = fund.entries.order_by("-pk").values_list("pk", "made").first() or (None, None)
    return State(fund.pk, fund.entries.count(), last, made)


def sums(fund: Fund, first: date, end: date) -> Sums:
    """Sum the ledger by month from the first day to before the end."""
    return _sums(state_of(fund), first, end)


def months_with_entries(fund: Fund) -> tuple[date, ...]:
    """The months in which there is any entry, as their first days."""
    return _months(state_of(fund))


# Cut from the date as text: SQLite has no months of its own, and would ask Python for the month of each row.
_MONTH = Substr(Cast("entry__day", CharField()), 1, 7)


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


@lru_cache(maxsize=REMEMBERED)
def _months(state: State) -> tuple[date, ...]:
    days = Fund(pk=state.fund).entries.annotate(month=Substr(Cast("day", CharField()), 1, 7)).order_by()
    return tuple(_first(month) for month in sorted(set(days.values_list("month", flat=True).distinct())))


@lru_cache(maxsize=REMEMBERED)
def _sums(state: State, first: date, end: date) -> Sums:
    rows = (
        Posting.objects.filter(entry__fund=state.fund, entry__day__gte=first, entry__day__lt=end)
        .filter(account__kind__in=("expense", "income"))
        .annotate(month=_MONTH)
        .values_list("month", "account__kind", "account__component_id", "account__partner__name", "account__code")
        .annotate(pence=Sum("pence"))
        .order_by()
    )
    spent: dict[tuple[date, int | None], int] = defaultdict(int)
    received: dict[tuple[date, str], int] = defaultdict(int)
    other: dict[tuple[date, str], int] = defaultdict(int)
    for month, kind, component, partner, code, pence in rows:
        if kind == "expense":
            spent[_first(month), component] += pence
        elif partner:
            received[_first(month), partner] -= pence  # income stands on the credit side, below nothing
        else:
            other[_first(month), code] -= pence
    return Sums(dict(spent), dict(received), dict(other))
