"""What happened to a record, as people read it."""

from typing import Any

from django.db.models import Model, QuerySet

from commonweal.live.audit.models import Event


def events_about(record: Model) -> QuerySet[Event]:
    """Every deed upon a record, newest first. Ask only for a record that the reader may see."""
    return (
        Event.objects.filter(subject_kind=record._meta.label_lower, subject_key=str(record.pk))
        .select_related("actor")
        .order_by("-pk")
    )


def changes_of(record: Any) -> list[dict[str, Any]]:
    """How a record changed, newest first: when, who, and each field's old and new value in words."""
    versions = list(record.history.select_related("history_user").all())
    told = []
    for version, earlier in zip(versions, [*versions[1:], None], strict=True):
        delta = version.diff_against(earlier, foreign_keys_are_objs=True).changes if earlier else []
        fields = [
            {"name": str(record._meta.get_field(c.field).verbose_name), "old": c.old, "new": c.new} for c in delta
        ]
        told.append({"at": version.history_date, "by": version.history_user, "made": not earlier, "fields": fields})
    return told
