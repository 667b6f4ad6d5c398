"""A place at a glance: what is there, what changed, what waits for somebody. Counts and lists, no score."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from commonweal.live.directory.models import Need, Service
from commonweal.live.fund.models import Version
from commonweal.live.governance.models import Decision
from commonweal.live.places.models import Place

FRESH_FOR = timedelta(days=180)
"""An entry that nobody has confirmed for half a year may no longer be true; our own convention."""


@dataclass(frozen=True)
class Glance:
    """What the first screen of a place shows."""

    services: int
    assets: int
    fresh: int
    needs: QuerySet[Need]
    versions: QuerySet[Version]
    decisions: list[Decision]
    not_checked_back: int
    look_again: QuerySet[Decision]

    @property
    def entries(self) -> int:
        """Services and community assets together."""
        return self.services + self.assets


def glance(user: Any, place: Place) -> Glance:
    """What the user may see of the place, in six short queries."""
    today = timezone.localdate()
    entries = Service.objects.visible_to(user).filter(place=place, status="active")
    counts = entries.aggregate(
        services=Count("pk", filter=Q(kind="service")),
        assets=Count("pk", filter=~Q(kind="service")),
        fresh=Count("pk", filter=Q(confirmed_on__gte=today - FRESH_FOR)),
    )
    decisions = Decision.objects.visible_to(user).filter(place=place)
    taken = decisions.readable_by(user).filter(state="taken")  # what a closed one waits for is closed too
    return Glance(
        services=counts["services"],
        assets=counts["assets"],
        fresh=counts["fresh"],
        needs=Need.objects.visible_to(user).filter(place=place).order_by("name"),
        versions=Version.objects.visible_to(user).filter(fund__place=place),
        decisions=list(decisions.order_by("-pk")[:5]),
        not_checked_back=taken.not_checked_back().count(),
        look_again=taken.due()[:5],
    )
