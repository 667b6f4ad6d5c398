"""What happened to a record, as people read it."""

from typing import Any

from django.db.models import Model, QuerySet

from commonweal.live.accounts.roles import TAKING_PART
from commonweal.live.audit.models import Event


def events_about(record: Model) -> QuerySet[Event]:
    """Every deed upon a record, newest first. Ask only for a record that the reader may see."""
    return (
        Event.objects.filter(subject_kind=record._meta.label_lower, subject_key=str(record.pk))
        .select_related("actor")
        .order_by("-pk")
    )


def changes_of(record: Any, reader: Any, most: int = 10) -> list[dict[str, Any]]:
    """How a record of a place last changed, newest first: when, who, and each field's old and new value in words.

    It names those who changed it, so only people who take part in the place read it; to others nothing is told.
    """
    if record.place_id not in reader.places_as(TAKING_PART):
        return []
    versions = list(record.history.select_related("history_user").all()[: most + 1])
    told = []
    # A row brought in by the thousand may have no version at all.
    for version, earlier in zip(versions, [*versions, None][1:], strict=True):
        delta = version.diff_against(earlier, foreign_keys_are_objs=True).changes if earlier else []
        fields = [
            {"name": str(record._meta.get_field(c.field).verbose_name), "old": c.old, "new": c.new}
            for c in delta
            if not isinstance(c.new, dict)  # what a feed said besides is no sentence that people read
        ]
        told.append({"at": version.history_date, "by": version.history_user, "made": not earlier, "fields": fields})
    return told[:most]
