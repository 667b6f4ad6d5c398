"""The books of one financial year, gathered once: all that a statement is made from, in whole pence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from commonweal.live.fund.models import Agreement, Fund, Line, MonthFigure, Version
from commonweal.live.fund.position import months_of
from commonweal.live.fund.risk_share import Rule
from commonweal.live.fund.sums import months_with_entries, sums
from commonweal.live.fund.what_if import rules_of

Cell = tuple[date, int | None]
"""A month (its first day) and a component's key; None for what is tied to no component."""


@dataclass(frozen=True)
class Book:
    """Plan, forecast and ledger of a year by month, who agreed to pay in, and the agreement in force."""

    year: int
    months: tuple[date, ...]
    components: Mapping[int | None, str]
    plan: Mapping[Cell, int] = field(default_factory=dict)
    forecast: Mapping[Cell, int] = field(default_factory=dict)
    spent: Mapping[Cell, int] = field(default_factory=dict)
    received: Mapping[tuple[date, str], int] = field(default_factory=dict)
    other_income: Mapping[tuple[date, str], int] = field(default_factory=dict)
    agreed: Mapping[str, int] = field(default_factory=dict)
    strategies: Mapping[int | None, Mapping[str, int]] = field(default_factory=dict)
    version: str = ""
    agreement: str = ""
    rules: tuple[Rule, ...] = ()
    underspend: str = "returned"

    @property
    def through(self) -> date | None:
        """The last month in which spending is recorded; None where there is none."""
        return max((month for (month, _key), pence in self.spent.items() if pence), default=None)


def years_of(fund: Fund) -> list[int]:
    """The financial years that have a statement: the open one, and each that has entries; latest first."""
    opens = fund.year_starts.month
    years = {month.year - (month.month < opens) for month in months_with_entries(fund)}
    return sorted({fund.year_starts.year, *years}, reverse=True)


def current_version(user: Any, fund: Fund) -> Version | None:
    """The version whose lines say which strategy a component serves: the first that has any."""
    return Version.objects.visible_to(user).filter(fund=fund, lines__isnull=False).order_by("pk").first()


def agreement_of(user: Any, fund: Fund, months: tuple[date, ...]) -> Agreement | None:
    """The agreement in force in a year; the latest, where two meet."""
    begun = Agreement.objects.visible_to(user).filter(fund=fund, begins__lt=_next(months[-1]))
    return (begun.filter(ends__isnull=True) | begun.filter(ends__gte=months[0])).order_by("-begins", "-pk").first()


def gather(user: Any, fund: Fund, year: int) -> Book:
    """Gather the books of the financial year that begins in `year`.

    The sums of the ledger are public, as the position is; its entries are for members, and are not read here.
    """
    months = tuple(months_of(fund.year_starts.replace(year=year, day=1)))
    version, agreement = current_version(user, fund), agreement_of(user, fund, months)
    paid = fund.contributions.filter(year=year).select_related("partner").order_by("partner_id")
    ledger = sums(fund, months[0], _next(months[-1]))
    plan, forecast = (_figures(fund, months, kind) for kind in ("plan", "forecast"))
    return Book(
        year=year,
        months=months,
        components=_components(fund, {key for _month, key in (*plan, *forecast, *ledger.spent)}),
        plan=plan,
        forecast=forecast,
        spent=ledger.spent,
        received=ledger.received,
        other_income=ledger.other_income,
        agreed={row.partner.name: row.pence for row in paid},
        strategies=_strategies(user, version),
        version=version.title if version else "",
        agreement=agreement.title if agreement else "",
        rules=tuple(rules_of(agreement)) if agreement else (),
        underspend=agreement.underspend if agreement else "returned",
    )


def _components(fund: Fund, used: set[int | None]) -> dict[int | None, str]:
    """The components that have any figure in the year, in the fund's order; all of them where none has."""
    found: dict[int | None, str] = {row.pk: row.name for row in fund.components.order_by("pk")}
    if used:
        found = {key: name for key, name in found.items() if key in used}
    return {**found, None: _("Tied to no component")} if None in used else found


def _figures(fund: Fund, months: tuple[date, ...], kind: str) -> dict[Cell, int]:
    rows = MonthFigure.objects.filter(fund=fund, month__in=months, kind=kind)
    return {(row.month, row.component_id): row.pence for row in rows}


def _strategies(user: Any, version: Version | None) -> dict[int | None, dict[str, int]]:
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    if version:
        rows = Line.objects.visible_to(user).filter(version=version).order_by("component_id", "strategy")
        grosses = rows.values_list("component_id", "strategy").annotate(pence=Sum("gross_pence"))
        for component, strategy, pence in grosses:
            found[component][strategy] = pence
    return found


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
