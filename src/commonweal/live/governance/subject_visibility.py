"""Who sees a row about a strategy, the fund or a decision: what is about a closed decision is closed with it."""

from typing import Any, Self

from django.db import models
from django.db.models.functions import Cast

from commonweal.live.governance.visibility import still_closed
from commonweal.live.places.visibility import OfPlaces


class OfSubjects(OfPlaces):
    """Rows that name their subject by `subject_kind` and `subject_key`."""

    def visible_to(self, user: Any) -> Self:
        """Members see all rows of their place; everyone else none that is about a decision closed today."""
        return super().visible_to(user).about_open(user)

    def about_open(self, user: Any) -> Self:
        """Without those about decisions that are closed to the user."""
        from commonweal.live.governance.models.decision import Decision

        closed = Decision.objects.filter(still_closed("")).exclude(place__in=user.place_ids)
        keys = closed.order_by().annotate(as_key=Cast("pk", models.CharField(max_length=80))).values("as_key")
        return self.exclude(subject_kind="decision", subject_key__in=keys)


class Entries(OfSubjects):
    """Assurance entries: what was withdrawn stays for members alone; what was corrected stays for everyone."""

    open_rows = models.Q(withdrawn_on__isnull=True)

    def standing(self) -> Self:
        """Those that hold today: neither withdrawn nor replaced by a later one."""
        return self.filter(withdrawn_on__isnull=True, replaced_by__isnull=True)
