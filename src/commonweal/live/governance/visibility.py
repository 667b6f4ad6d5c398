"""What everyone may see of decisions: open by default; of a closed one, only that it is there, why, and until when."""

from typing import Any, Self

from django.db import models
from django.db.models.functions import Cast
from django.utils import timezone

from commonweal.live.accounts.roles import TAKING_PART
from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces


class Decisions(OfPlaces):
    """Decisions: everyone sees each one; `Decision.shown_to` says whether its content is open too."""

    def not_checked_back(self) -> Self:
        """Those that nobody has yet taken back to the people they are about."""
        from commonweal.live.governance.models.link import Link

        key = Cast(models.OuterRef("pk"), models.CharField())
        checked = Link.objects.filter(kind="checked_back_with", from_kind="decision", from_key=key)
        return self.exclude(models.Exists(checked))

    def due(self) -> Self:
        """Those taken whose day to be looked at again has come, the longest due first."""
        return self.filter(state="taken", look_again_on__lte=timezone.localdate()).order_by("look_again_on", "pk")

    def readable_by(self, user: Any) -> Self:
        """Those whose content this user reads."""
        return self.filter(readable_by(user, ""))


def still_closed(path: str = "decision__") -> models.Q:
    """Decisions whose content is closed today, seen along the path from a row that hangs on one."""
    return models.Q(**{f"{path}is_open": False, f"{path}closed_until__gt": timezone.localdate()})


def readable_by(user: Any, path: str = "decision__") -> models.Q:
    """Decisions whose content this user reads, of those he may see: members all, others those not closed today."""
    return models.Q(**{f"{path}place__in": user.place_ids}) | ~still_closed(path)


class OfDecisions(OfPlaces):
    """Parts of a decision: as open as the decision itself."""

    place_path = "decision__place"

    def visible_to(self, user: Any) -> Self:
        """Members see all; everyone else the parts of decisions that are not closed today."""
        return super().visible_to(user).filter(readable_by(user))


class WhoTookPart(OfDecisions):
    """Who took part: researchers and strangers see roles and numbers elsewhere, but not these rows."""

    roles = TAKING_PART
    open_rows = NOBODY_ELSE

    def visible_to(self, user: Any) -> Self:
        """Members who are not there as researchers only."""
        return self.filter(decision__place__in=user.places_as(self.roles))
