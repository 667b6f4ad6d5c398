"""A place at a glance: what is there, what changed, what waits for somebody. Counts and lists, no score."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.directory.freshness import STALE_AFTER
from commonweal.live.directory.models import Need, Service
from commonweal.live.front.waiting import Count as Waits
from commonweal.live.front.waiting import waiting
from commonweal.live.fund import charts
from commonweal.live.fund.books import current_version
from commonweal.live.fund.models import Fund, Line, Version
from commonweal.live.fund.selectors import Part, fund_of
from commonweal.live.fund.statement_tables import variance_in_words
from commonweal.live.fund.statements import Sums
from commonweal.live.fund.sums import sums
from commonweal.live.governance.models import Decision
from commonweal.live.pages.chart import Chart
from commonweal.live.pages.pounds import pounds
from commonweal.live.places.models import Place

LATELY = 6
"""Changes that the first screen shows."""


@dataclass(frozen=True)
class Change:
    """Something that happened lately: the day, what in words, and where to read of it."""

    day: date
    words: str
    url: str


@dataclass(frozen=True)
class Money:
    """The fund in short: its version in parts, how the open year goes, and other sources."""

    fund: Fund
    version: Version | None
    others: list[Version]
    words: str
    chart: Chart | None


@dataclass(frozen=True)
class Glance:
    """What the first screen of a place shows."""

    services: int
    assets: int
    fresh: int
    needs: QuerySet[Need]
    money: Money | None
    decisions: list[Decision]
    waiting: list[Waits]
    changes: list[Change]

    @property
    def entries(self) -> int:
        """Services and community assets together."""
        return self.services + self.assets


def glance(user: Any, place: Place) -> Glance:
    """What the user may see of the place, in short queries."""
    today = timezone.localdate()
    entries = Service.objects.visible_to(user).filter(place=place, status="active")
    counts = entries.aggregate(
        services=Count("pk", filter=Q(kind="service")),
        assets=Count("pk", filter=~Q(kind="service")),
        fresh=Count("pk", filter=Q(confirmed_on__gte=today - STALE_AFTER)),
    )
    decisions = list(Decision.objects.visible_to(user).filter(place=place).order_by("-made", "-pk")[:LATELY])
    return Glance(
        services=counts["services"],
        assets=counts["assets"],
        fresh=counts["fresh"],
        needs=Need.objects.visible_to(user).filter(place=place).order_by("name"),
        money=money(user, place),
        decisions=decisions[:5],
        waiting=waiting(user, place),
        changes=changes(user, place, entries, decisions),
    )


def changes(user: Any, place: Place, entries: QuerySet[Service], decisions: list[Decision]) -> list[Change]:
    """What was decided or proposed, and which entries were confirmed; latest first."""
    found = [_decided(user, place, row) for row in decisions]
    for row in entries.filter(confirmed_on__isnull=False).order_by("-confirmed_on", "-pk")[:LATELY]:
        words = _("%(name)s was confirmed as right.") % {"name": row.name}
        found.append(Change(row.confirmed_on, words, reverse("directory:service", args=[place.slug, row.pk])))
    return sorted(found, key=lambda change: change.day, reverse=True)[:LATELY]


def _decided(user: Any, place: Place, row: Decision) -> Change:
    taken = row.state == Decision.State.TAKEN and row.decided_on
    words = _("Decided: %(title)s") if taken else _("Put up for decision: %(title)s")
    day = row.decided_on if taken else timezone.localdate(row.made)
    url = reverse("governance:decision", args=[place.slug, row.pk])
    return Change(day, words % {"title": row.title_for(user)}, url)


def money(user: Any, place: Place) -> Money | None:
    """The place's fund in short; None where it has none."""
    fund = fund_of(user, place)
    if fund is None:
        return None
    version = current_version(user, fund)
    others = [row for row in Version.objects.visible_to(user).filter(fund=fund) if row != version]
    return Money(fund, version, others, _so_far(fund), _by_component(user, version) if version else None)


def _by_component(user: Any, version: Version) -> Chart | None:
    lines = Line.objects.visible_to(user).filter(version=version).order_by("component_id")
    sums = lines.values_list("component__name").annotate(gross=Sum("gross_pence"), income=Sum("income_pence"))
    return charts.parts(_("Where the money goes, by component"), [Part(*row) for row in sums])


def _so_far(fund: Fund) -> str:
    first, end = fund.year_starts.replace(day=1), fund.year_starts.replace(year=fund.year_starts.year + 1, day=1)
    spent = sums(fund, first, end).spent
    last = max((month for (month, _component), pence in spent.items() if pence), default=None)
    if last is None:
        return _("No spending is recorded in the open year yet.")
    planned = fund.month_figures.filter(kind="plan", month__range=(first, last))
    whole = Sums(so_far=planned.aggregate(pence=Sum("pence"))["pence"] or 0, actual=sum(spent.values()))
    said = _("%(spent)s spent up to %(month)s.") % {"spent": pounds(whole.actual), "month": f"{last:%B %Y}"}
    return f"{said} {variance_in_words(whole)}"
