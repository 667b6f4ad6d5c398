"""One row of any model of the workbench, in a given place: for tests that walk all models."""

import datetime
import uuid
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models, transaction

from commonweal.live.accounts.models import User
from commonweal.live.audit.models import Event
from commonweal.live.fund import ledger
from commonweal.live.fund.models import Account, Entry, Posting
from commonweal.live.places.models import Organisation, Place

FOREIGN = 987_654
_numbers = count(1)
VALUES = {
    models.UUIDField: uuid.uuid4,
    models.DateTimeField: lambda: datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC),
    models.DateField: lambda: datetime.date(2026, 4, 1),
    models.TimeField: lambda: datetime.time(9),
    models.BooleanField: lambda: True,
    models.DecimalField: lambda: 1,
    models.FloatField: lambda: 1.0,
    models.IntegerField: lambda: 1,
    models.JSONField: dict,
    models.EmailField: lambda: f"row{next(_numbers)}@example.org",
    models.URLField: lambda: "https://example.org/",
    models.CharField: lambda: f"row-{next(_numbers)}",
    models.TextField: lambda: "words",
}
SUBJECT = {"subject_kind": "fund", "subject_key": str(FOREIGN)}
"""What something is said about, where it is named by kind and key."""


def our_models() -> list[type[models.Model]]:
    """Every model of the workbench but histories."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("commonweal.live.")]
    return [model for config in ours for model in config.get_models() if "Historical" not in model.__name__]


def row(model: type[models.Model], place: Place, user: User, pk: int | None = FOREIGN) -> Any:
    """A saved row of the model that belongs to the place, with this key; what it needs is made too."""
    if model is Place:
        return place
    if model is User:
        return user
    if pk is not None and (found := model._base_manager.filter(pk=pk).first()):
        return found
    if model in (Entry, Posting):
        return _balanced(place, user, pk)[model]
    values: dict[str, Any] = {"pk": pk} if pk is not None else {}
    for field in model._meta.concrete_fields:
        if not field.primary_key and not field.has_default() and (not field.null or field.is_relation):
            values[field.name] = _value(field, model, place, user, pk)
    return model._base_manager.create(
        **{name: value for name, value in values.items() if value is not None or name == "pk"}
    )


def _balanced(place: Place, user: User, pk: int | None) -> dict[Any, Any]:
    # An entry is written whole, its postings first; the database takes no other.
    account, key = row(Account, place, user, pk), pk or ledger.next_entry()
    sides = [Posting(pk=pk and pk + n, entry_id=key, account=account, pence=1 - 2 * n) for n in (0, 1)]
    with transaction.atomic():
        posting = Posting.objects.bulk_create(sides)[0]
        entry = Entry.objects.create(pk=key, fund=account.fund, day="2026-04-01", made_by=user)
    return {Posting: posting, Entry: entry}


def _value(field: Any, model: type[models.Model], place: Place, user: User, pk: int | None) -> Any:
    if field.is_relation:
        if field.null and field.related_model not in (Organisation,):
            return None
        return None if field.related_model is model else row(field.related_model, place, user, pk)
    if field.choices:
        return field.choices[0][0]
    if field.name in SUBJECT and model is not Event:
        return SUBJECT[field.name]
    made = next(make for kind, make in VALUES.items() if isinstance(field, kind))()
    return made[: field.max_length] if isinstance(made, str) and field.max_length else made
