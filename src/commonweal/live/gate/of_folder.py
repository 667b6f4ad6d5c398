"""What may leave into a place folder, column by column; what a folder has no column for stays."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from commonweal.live.directory.models import Area, Skill, Team, Threshold
from commonweal.live.fund.models import Fund, Line, Version
from commonweal.live.gate.declare import Column, Rule, Table
from commonweal.live.places.models import Organisation, Place
from commonweal.place.words import EVERYWHERE

_VOUCHED = (
    Column("source", "source", Rule.WORDS),
    Column("certainty", "certainty", Rule.FACT, lambda told: told or "assumed"),
)


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _pounds(pence: int | None) -> Decimal | None:
    return None if pence is None else Decimal(pence).scaleb(-2)


def _or_all(key: Any) -> str:
    return key or EVERYWHERE


def _thresholds(place: Place) -> QuerySet[Any]:
    return Threshold.objects.filter(place=place, team__place=place).order_by("pk")


def _of_services(place: Place) -> QuerySet[Any]:
    """Clauses of a whole service: they hold at the door of each of its teams."""
    clauses = Threshold.objects.filter(place=place, team=None, service__teams__place=place)
    return clauses.order_by("service__teams__pk", "pk")


def _clause(team: str) -> tuple[Column, ...]:
    return (
        Column("team", team, Rule.KEY),
        Column("clause", "clause", Rule.WORDS),
        Column("kind", "kind", Rule.FACT),
        Column("value", "value", Rule.FACT, _number),
        Column("hardness", "hardness", Rule.FACT),
        Column("bends", "who_may_bend", Rule.WORDS),
        *_VOUCHED,
    )


PLACE = Table(
    "place",
    lambda place: Place.objects.filter(pk=place.pk),
    (
        Column("name", "slug", Rule.KEY),
        Column("title", "title", Rule.WORDS),
        Column("notes", "notes", Rule.WORDS),
    ),
)
START = Table(
    "place",
    lambda place: Fund.objects.filter(place=place).order_by("pk")[:1],
    (Column("start", "year_starts", Rule.FACT),),
)
FUNDS = Table(
    "place",
    lambda place: Version.objects.filter(fund__place=place).order_by("pk"),
    (
        Column("version", "key", Rule.KEY),
        Column("gross", "gross_pence", Rule.FACT, _pounds),
        Column("net", "net_pence", Rule.FACT, _pounds),
        *_VOUCHED,
    ),
)
AREAS = Table(
    "areas",
    lambda place: Area.objects.filter(place=place).order_by("pk"),
    (Column("id", "key", Rule.KEY), Column("name", "name", Rule.WORDS)),
)
PROVIDERS = Table(
    "providers",
    lambda place: Organisation.objects.filter(place=place).order_by("pk"),
    (
        Column("id", "key", Rule.KEY),
        Column("name", "name", Rule.WORDS),
        Column("sector", "sector", Rule.FACT),
    ),
)
TEAMS = Table(
    "teams",
    lambda place: Team.objects.filter(place=place).order_by("pk"),
    (
        Column("id", "key", Rule.KEY),
        Column("name", "name", Rule.WORDS),
        Column("provider", "organisation__key", Rule.KEY),
        Column("domain", "need__key", Rule.KEY),
        Column("area", "area__key", Rule.KEY, _or_all),
        Column("fte", "fte", Rule.FACT, _number),
        Column("caseload", "caseload", Rule.FACT, _number),
        *_VOUCHED,
    ),
)
SKILLS = Table(
    "skills",
    lambda place: Skill.objects.filter(place=place, team__place=place).order_by("pk"),
    (
        Column("team", "team__key", Rule.KEY),
        Column("skill", "need__key", Rule.KEY),
        Column("level", "level", Rule.FACT, _number),
        Column("basis", "basis", Rule.FACT),
        *_VOUCHED,
    ),
)
THRESHOLDS = Table("thresholds", _thresholds, _clause("team__key"))
OF_SERVICES = Table("thresholds", _of_services, _clause("service__teams__key"))
FUND = Table(
    "fund",
    lambda place: Line.objects.filter(version__fund__place=place).order_by("version_id", "pk"),
    (
        Column("version", "version__key", Rule.KEY),
        Column("component", "component__name", Rule.WORDS),
        Column("strategy", "strategy", Rule.WORDS),
        Column("partner", "partner__name", Rule.WORDS),
        Column("gross", "gross_pence", Rule.FACT, _pounds),
        Column("income", "income_pence", Rule.FACT, _pounds),
        Column("mode", "mode", Rule.FACT),
        *_VOUCHED,
    ),
)
OF_FOLDER = (PLACE, START, FUNDS, AREAS, PROVIDERS, TEAMS, SKILLS, THRESHOLDS, OF_SERVICES, FUND)
"""All that may leave into a place folder."""
