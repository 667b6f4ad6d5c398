"""What may leave into a record, column by column. Nobody's words but names of teams and of parts of the fund."""

from typing import Any

from django.db.models import Case, CharField, F, Max, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate, TruncMonth
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.models import Skill, Team
from commonweal.live.fund.models import Component, Posting
from commonweal.live.gate.declare import Column, Rule, Table
from commonweal.live.governance.models import Decision, Link, Participant
from commonweal.live.governance.visibility import still_closed
from commonweal.live.places.models import Place
from commonweal.place.words import DOMAINS

_SPOKEN = {"taken": "decision", "proposed": "proposal", "withdrawn": "proposal", "carried": "proposal"}


def _domain(key: Any) -> str | None:
    return key if key in DOMAINS else None


def _pounds(pence: int) -> float:
    return pence / 100  # a record holds pounds as numbers; its lenses count them in whole pence again


def _text(*parts: Any) -> Concat:
    return Concat(*parts, output_field=CharField())


def _teams(place: Place) -> QuerySet[Any]:
    return Team.objects.filter(place=place).order_by("pk")


def _skills(place: Place) -> QuerySet[Any]:
    return Skill.objects.filter(place=place, team__place=place).order_by("pk")


def _components(place: Place) -> QuerySet[Any]:
    return Component.objects.filter(fund__place=place).order_by("pk")


def _sums(place: Place) -> QuerySet[Any]:
    """Spending, and income other than what partners pay in; an entry that was reversed, and its reversal, left out."""
    postings = Posting.objects.filter(
        entry__fund__place=place,
        entry__reverses=None,
        entry__reversed_by=None,
        account__kind__in=("expense", "income"),
        account__partner=None,
    )
    by = ("account__component__name", "month", "account__kind")
    months = postings.annotate(month=TruncMonth("entry__day")).values(*by)
    return months.annotate(pence=Sum("pence"), last=Max("entry__day")).order_by(*by)


def _decisions(place: Place) -> QuerySet[Any]:
    """Decisions whose content is not closed today."""
    open_ones = Decision.objects.filter(place=place).exclude(still_closed("")).order_by("pk")
    thing = _text(Value("decision:"), Cast("pk", CharField()))
    return open_ones.annotate(thing=thing, day=Coalesce("decided_on", TruncDate("made")))


def _linked(place: Place) -> QuerySet[Any]:
    """Links that begin with a decision: to another, or to the people it was checked back with."""
    linked = Link.objects.filter(place=place, from_kind="decision", to_kind__in=("decision", "people")).order_by("pk")
    there = When(to_kind="decision", then=_text(Value("decision:"), F("to_key")))
    here = _text(Value("link:"), Cast("pk", CharField()))
    return linked.annotate(thing=_text(Value("decision:"), F("from_key")), other=Case(there, default=here))


def _checks(place: Place) -> QuerySet[Any]:
    return _linked(place).filter(to_kind="people", kind="checked_back_with")


def _took_part(place: Place) -> QuerySet[Any]:
    counted = Participant.objects.filter(decision__place=place).exclude(still_closed())
    return counted.order_by().values("decision__place").annotate(people=Sum("number"))


PROVENANCE = Table("provenance", lambda place: Place.objects.filter(pk=place.pk), (Column("place", "slug", Rule.KEY),))
SERVICES = Table(
    "services",
    _teams,
    (
        Column("id", "key", Rule.KEY),
        Column("name", "name", Rule.WORDS),
        Column("provider", "organisation__key", Rule.KEY),
        Column("domain", "need__key", Rule.FACT, _domain),
        Column("area", "area__key", Rule.KEY),
    ),
)
COMPONENTS = Table(
    "components", _components, (Column("id", "name", Rule.KEY, slugify), Column("name", "name", Rule.WORDS))
)
SKILLS = Table(
    "skills",
    _skills,
    (
        Column("service", "team__key", Rule.KEY),
        Column("date", "as_at", Rule.FACT),
        Column("domain", "need__key", Rule.FACT, _domain),
        Column("level", "level", Rule.FACT, float),
        Column("basis", "basis", Rule.FACT),
    ),
)
MONEY = Table(
    "money",
    _sums,
    (
        Column("component", "account__component__name", Rule.WORDS),
        Column("period_start", "month", Rule.FACT, said=_("ledger: the month of the entry")),
        Column("period_end", "last", Rule.FACT, said=_("ledger: the end of that month")),
        Column("pounds", "pence", Rule.FACT, _pounds, said=_("ledger: the month's sum of spending, or of income")),
    ),
)
VOICE = Table(
    "voice",
    _decisions,
    (
        Column("item", "thing", Rule.NUMBERED, said=_("decision, unless it is closed")),
        Column("date", "day", Rule.FACT, said=_("decision: the day it was taken, or put")),
        Column("kind", "state", Rule.FACT, _SPOKEN.get),
    ),
)
CHECKED = Table(
    "voice",
    _checks,
    (
        Column("item", "other", Rule.NUMBERED, said=_("that a decision was checked back, not with whom")),
        Column("date", "on", Rule.FACT),
        Column("kind", "to_kind", Rule.FACT, {"people": "checked_back"}.get),
    ),
)
LINKS = Table(
    "voice_links",
    _linked,
    (
        Column("from_item", "thing", Rule.POINTS, said=_("link: the decision it begins with")),
        Column("to_item", "other", Rule.POINTS, said=_("link: the decision or check-back it leads to")),
        Column("date", "on", Rule.FACT),
        Column("kind", "kind", Rule.FACT),
    ),
)
TOOK_PART = Table(
    "voice",
    _took_part,
    (Column("note", "people", Rule.PEOPLE, said=_("decision: how many took part, in all, in the note on coverage")),),
)
OF_RECORD = (PROVENANCE, SERVICES, COMPONENTS, SKILLS, MONEY, VOICE, CHECKED, LINKS, TOOK_PART)
"""All that may leave into a record."""
