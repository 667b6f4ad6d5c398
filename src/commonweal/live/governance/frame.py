"""What pages and the API read of bodies, meetings, strategies and systems of interest."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.directory.models import Service
from commonweal.live.fund.models import Line
from commonweal.live.fund.selectors import Part
from commonweal.live.governance.models import Body, Decision, Meeting, Strategy, SystemOfInterest
from commonweal.live.governance.selectors import counted
from commonweal.live.places.models import Place


@dataclass(frozen=True)
class Framed:
    """One of the things that decisions are taken by or for, with how many the reader can read."""

    kind: str
    name: str
    words: str
    url: str
    considered: int
    taken: int


def frame_of(user: Any, place: Place) -> list[Framed]:
    """The strategies, systems of interest and bodies of a place."""
    kinds: tuple[tuple[str, Any, str, str], ...] = (
        (_("strategy"), Strategy, "aim", "strategy"),
        (_("system of interest"), SystemOfInterest, "about", "system"),
        (_("body"), Body, "about", "body"),
    )
    return [
        Framed(
            kind, row.name, getattr(row, words), reverse(f"governance:{page}", args=[place.slug, row.pk]),
            row.considered, row.taken,
        )
        for kind, model, words, page in kinds
        for row in counted(user, model.objects.visible_to(user).filter(place=place))
    ]  # fmt: skip


@dataclass(frozen=True)
class Money(Part):
    """The money of a strategy in one version of the fund, in pence."""

    title: str = ""


def money_of(user: Any, strategy: Strategy) -> list[Money]:
    """What each version of the fund has for a strategy: its lines are found by the strategy's name."""
    rows = Line.objects.visible_to(user).filter(version__fund__place=strategy.place_id, strategy=strategy.name)
    sums = rows.values_list("version__key", "version__title").order_by("version")
    return [
        Money(key, gross, income, title)
        for key, title, gross, income in sums.annotate(gross=Sum("gross_pence"), income=Sum("income_pence"))
    ]


def meetings_of(user: Any, strategy: Strategy) -> QuerySet[Meeting]:
    """The meetings before which decisions of a strategy came that the reader can read, the latest first."""
    readable = Decision.objects.visible_to(user).readable_by(user).filter(strategies=strategy)
    return Meeting.objects.visible_to(user).filter(decisions__in=readable).select_related("body").distinct()


def helping(user: Any, system: SystemOfInterest) -> QuerySet[Service]:
    """Services and community assets, side by side, for any of the needs of a system of interest."""
    rows = Service.objects.visible_to(user).filter(place=system.place_id, needs__in=system.needs.all()).distinct()
    return rows.exclude(status="defunct").select_related("organisation").prefetch_related("needs")
