"""Sums of the fund that pages and the API show, in pence."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from commonweal.live.fund.models import Fund, Line, Version
from commonweal.live.places.models import Place


@dataclass(frozen=True)
class Part:
    """One part of a version: gross, what comes in against it, and net."""

    name: str
    gross: int
    income: int

    @property
    def net(self) -> int:
        """Gross less income."""
        return self.gross - self.income


def fund_of(user: Any, place: Place) -> Fund | None:
    """The place's fund, if it has one that the user may see."""
    return Fund.objects.visible_to(user).filter(place=place).first()


def lines(user: Any, version: Version) -> Any:
    """The lines of a version."""
    rows = Line.objects.visible_to(user).filter(version=version)
    return rows.select_related("component", "partner").order_by("component_id", "strategy", "pk")


def parts(user: Any, version: Version, by: str) -> list[Part]:
    """A version by `component__name`, `strategy`, `partner__name` or `mode`; each sums to the whole to the penny."""
    rows = Line.objects.visible_to(user).filter(version=version).values_list(by).order_by(by)
    return [Part(*row) for row in rows.annotate(gross=Sum("gross_pence"), income=Sum("income_pence"))]


def may_change(user: Any, fund: Fund | None) -> bool:
    """Whether pages show this user the links to what changes the fund; each verb asks again."""
    return fund is not None and user.has_perm("fund.record_entry", fund)
