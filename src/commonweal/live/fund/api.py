"""The fund through the API: published versions and the year, in whole pence."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from commonweal.live.fund.models import Version
from commonweal.live.fund.position import position
from commonweal.live.fund.selectors import fund_of, lines
from commonweal.live.pages.problem import Problem
from commonweal.live.places.selectors import place_for

router = Router()


class LineOut(Schema):
    """A line of a version, in pence, with its source and how sure it is."""

    version: str
    component: str
    strategy: str
    partner: str
    mode: str
    gross_pence: int
    income_pence: int
    net_pence: int
    source: str
    certainty: str


class MonthOut(Schema):
    """A month of the year, in pence."""

    month: date
    plan: int
    actual: int
    forecast: int


@router.get("/{place}/fund/lines", response={200: list[LineOut], 404: Problem})
def list_lines(request: HttpRequest, place: str) -> list[LineOut]:
    """Every line of every version that was published."""
    found = place_for(request.user, place)
    versions = Version.objects.visible_to(request.user).filter(fund__place=found)
    return [
        LineOut(
            version=version.key,
            component=row.component.name,
            strategy=row.strategy,
            partner=row.partner.name,
            mode=row.mode,
            gross_pence=row.gross_pence,
            income_pence=row.income_pence,
            net_pence=row.net_pence,
            source=row.source,
            certainty=row.certainty,
        )
        for version in versions
        for row in lines(request.user, version)
    ]


@router.get("/{place}/fund/position", response={200: list[MonthOut], 404: Problem})
def list_months(request: HttpRequest, place: str) -> list[MonthOut]:
    """Plan, actual and forecast of each month of the open year."""
    fund = fund_of(request.user, place_for(request.user, place))
    if fund is None:
        return []
    return [MonthOut(month=m.month, plan=m.plan, actual=m.actual, forecast=m.forecast) for m in position(fund)]
