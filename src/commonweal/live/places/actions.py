"""Everything that changes a place and the organisations in it, one verb each."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.places import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.places.models import Organisation, Place

KEY_LENGTH = 80


def edit_place(actor: Any, place: Place, *, title: str, notes: str, is_public: bool) -> Place:
    """Change what a place is called and says of itself, and whether everyone may read its public pages.

    Raises ValidationError where a value cannot be.
    """
    with deed(actor, "places.edit", place) as told:
        changed = {"title": title, "notes": notes, "is_public": is_public}
        told.fact(fields=sorted(name for name, value in changed.items() if getattr(place, name) != value))
        told.fact(is_public=is_public)
        for name, value in changed.items():
            setattr(place, name, value)
        place.full_clean()
        place.save()
    return place


def add_organisation(actor: Any, place: Place, *, name: str, sector: str, description: str = "") -> Organisation:
    """Add a body that takes part in the place; its short key is made from its name.

    Raises ValidationError where a value cannot be, or one of that name is there.
    """
    with deed(actor, "places.add_organisation", place) as told:
        _only_one(place, name)
        row = Organisation(place=place, name=name, sector=sector, description=description, key=_key(place, name))
        row.full_clean()
        row.save()
        told.about(row, sector=sector)
    return row


def edit_organisation(actor: Any, row: Organisation, *, name: str, sector: str, description: str) -> Organisation:
    """Change what an organisation is called, what kind of body it is, and what it says of itself."""
    with deed(actor, "places.edit_organisation", row) as told:
        _only_one(row.place, name, but=row.pk)
        row.name, row.sector, row.description = name, sector, description
        row.full_clean()
        row.save()
        told.fact(sector=sector)
    return row


def _only_one(place: Place, name: str, but: int | None = None) -> None:
    if Organisation.objects.filter(place=place, name__iexact=name.strip()).exclude(pk=but).exists():
        raise ValidationError({"name": _("There is an organisation of that name here; edit that one.")})


def _key(place: Place, name: str) -> str:
    begun = slugify(name)[: KEY_LENGTH - 5].strip("-") or "organisation"
    taken = set(Organisation.objects.filter(place=place, key__startswith=begun).values_list("key", flat=True))
    numbered = (f"{begun}-{number}" for number in range(2, len(taken) + 3))
    return begun if begun not in taken else next(key for key in numbered if key not in taken)
