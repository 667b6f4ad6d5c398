"""Statements of the pooled fund: a quarter or a year, by component, partner and strategy. Pure, whole pence.

What is shared out (among partners, among strategies) is shared out for the year so far, and a quarter is the difference
between two such shares. So four quarters sum to the year, and the parts of each to its whole, to the penny, although a
risk share in tiers is anything but additive.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from commonweal.live.fund.books import Book
from commonweal.live.fund.risk_share import allotted, shared

QUARTERS = (1, 2, 3, 4)
UNKNOWN = gettext_noop("Strategy not known")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Sums:
    """Pence of a period: its plan, the plan of the months so far, what was spent, what is forecast."""

    plan: int = 0
    so_far: int = 0
    actual: int = 0
    forecast: int = 0

    @property
    def variance(self) -> int:
        """Spent beyond the plan so far (above nothing), or left of it (below)."""
        return self.actual - self.so_far

    def __add__(self, other: "Sums") -> "Sums":
        """Give the two periods or parts together."""
        return Sums(*(getattr(self, f) + getattr(other, f) for f in FIGURES))

    def __sub__(self, other: "Sums") -> "Sums":
        """Give what the one is beyond the other."""
        return Sums(*(getattr(self, f) - getattr(other, f) for f in FIGURES))


FIGURES = ("plan", "so_far", "actual", "forecast")


@dataclass(frozen=True)
class Part:
    """A component or a strategy in the period; `apportioned` is how much of its actual was split by weights."""

    name: str
    sums: Sums
    key: int | None = None
    apportioned: int = 0


@dataclass(frozen=True)
class PartnerPart:
    """A partner in the period: agreed, received, its part of the plan, and of the variance clause by clause."""

    name: str
    agreed: int
    received: int
    plan: int = 0
    clauses: tuple[tuple[str, int], ...] = ()

    @property
    def variance(self) -> int:
        """Its share of the variance, under all clauses together."""
        return sum(pence for _, pence in self.clauses)

    @property
    def spend(self) -> int:
        """Its share of what was spent: of the plan so far, and of the variance."""
        return self.plan + self.variance


@dataclass(frozen=True)
class Statement:
    """One quarter or one year. `kept` is the variance that no partner bears; `unshared` says why shares are missing."""

    year: int
    quarter: int | None
    months: Sequence[date]
    through: date | None
    whole: Sums
    components: Sequence[Part]
    partners: Sequence[PartnerPart]
    kept: int
    unshared: str
    strategies: Sequence[Part]
    other_income: Mapping[str, int]

    @property
    def received(self) -> int:
        """What partners paid in, in the period."""
        return sum(row.received for row in self.partners)

    @property
    def income(self) -> int:
        """All that came in, in the period."""
        return self.received + sum(self.other_income.values())

    @property
    def balance(self) -> int:
        """Income less spending in the period."""
        return self.income - self.whole.actual


def statement(book: Book, quarter: int | None = None) -> Statement:
    """Make the statement of a quarter (1 to 4) of the book's year, or of the whole year."""
    first, last = (0, 12) if quarter is None else (3 * quarter - 3, 3 * quarter)
    months = book.months[first:last]
    parts = [Part(name, _sums(book, months, key), key) for key, name in book.components.items()]
    partners, kept, unshared = _partners(book, first, last)
    return Statement(
        year=book.year,
        quarter=quarter,
        months=months,
        through=book.through,
        whole=sum((part.sums for part in parts), Sums()),
        components=parts,
        partners=partners,
        kept=kept,
        unshared=unshared,
        strategies=_strategies(book, first, last),
        other_income=_by_name(book.other_income, months),
    )


def _sums(book: Book, months: Sequence[date], component: int | None) -> Sums:
    total = Sums()
    for month in months:
        plan = book.plan.get((month, component), 0)
        so_far = plan if book.through and month <= book.through else 0
        forecast = book.forecast.get((month, component), plan)
        total += Sums(plan, so_far, book.spent.get((month, component), 0), forecast)
    return total


def _by_name(figures: Mapping[tuple[date, str], int], months: Sequence[date]) -> dict[str, int]:
    found: dict[str, int] = {}
    for (month, name), pence in sorted(figures.items()):
        if month in months:
            found[name] = found.get(name, 0) + pence
    return found


def _between(shares: Callable[[int], Mapping[K, int]], before: int, after: int) -> dict[K, int]:
    """Shares of the year up to `after` less those up to `before` (both in pence)."""
    late, early = shares(after), shares(before)
    return {key: late.get(key, 0) - early.get(key, 0) for key in [*late, *(k for k in early if k not in late)]}


def _partners(book: Book, first: int, last: int) -> tuple[list[PartnerPart], int, str]:
    """The partners, the variance that stays in the fund, and why there are no shares (blank where there are)."""
    agreed = {name: pence * last // 12 - pence * first // 12 for name, pence in book.agreed.items()}
    received = _by_name(book.received, book.months[first:last])
    before, after = (_whole(book, book.months[:n]) for n in (first, last))
    try:
        unshared, plan, clauses = _shares(book, before, after)
    except ValueError as error:
        unshared, plan, clauses = str(error), {}, {}
    names = list(dict.fromkeys([*book.agreed, *received, *plan, *(name for name, _ in clauses)]))
    rows = [
        PartnerPart(
            name, agreed.get(name, 0), received.get(name, 0), plan.get(name, 0),
            tuple((clause, pence) for (each, clause), pence in clauses.items() if each == name and pence),
        )
        for name in names
    ]  # fmt: skip
    kept = 0 if unshared else after.variance - before.variance - sum(clauses.values())
    return rows, kept, unshared


def _whole(book: Book, months: Sequence[date]) -> Sums:
    return sum((_sums(book, months, key) for key in book.components), Sums())


def _shares(book: Book, before: Sums, after: Sums) -> tuple[str, dict[str, int], dict[tuple[str, str], int]]:
    if not book.agreement:
        return _("No agreement is recorded for this year, so nobody can say who bears what."), {}, {}
    if sum(book.agreed.values()) <= 0:
        return _("No contributions are recorded for this year, so shares cannot be worked out."), {}, {}
    plan = _between(lambda pence: allotted(pence, book.agreed), before.so_far, after.so_far)
    return "", plan, _between(lambda pence: _by_clause(book, pence), before.variance, after.variance)


def _by_clause(book: Book, variance: int) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for share in shared(variance, book.agreed, book.rules, book.underspend):
        key = (share.partner, share.clause)
        found[key] = found.get(key, 0) + share.pence
    return found


def _strategies(book: Book, first: int, last: int) -> list[Part]:
    """Each strategy's part: all of a component that serves one strategy, a share by gross of one that serves more."""
    total: dict[str, Sums] = {}
    split: dict[str, int] = {}
    for key in book.components:
        weights = weights_of(book, key)
        before, after = (_sums(book, book.months[:n], key) for n in (first, last))
        parts = [
            _between(lambda pence, w=weights: allotted(pence, w), getattr(before, f), getattr(after, f))
            for f in FIGURES
        ]
        for name in weights:
            mine = Sums(*(part[name] for part in parts))
            total[name] = total.get(name, Sums()) + mine
            split[name] = split.get(name, 0) + (mine.actual if len(weights) > 1 else 0)
    return [Part(name, sums, apportioned=split[name]) for name, sums in total.items()]


def weights_of(book: Book, component: int | None) -> Mapping[str, int]:
    """By what a component is shared among strategies: the gross of its lines, those above nothing.

    Where no line says, all of it is of a strategy that is not known.
    """
    weights = {name: pence for name, pence in book.strategies.get(component, {}).items() if pence > 0}
    return weights or {UNKNOWN: 1}
