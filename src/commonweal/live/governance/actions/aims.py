"""Strategies, and the systems of interest that a place works on across them."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.directory.models import Need
from commonweal.live.governance.actions.keeping import keep, of_one_place
from commonweal.live.governance.models import Strategy, SystemOfInterest
from commonweal.live.places.models import Place

KEY_LENGTH = 80


def make_strategy(actor: Any, place: Place, *, name: str, aim: str = "") -> Strategy:
    """Name a strategy and say what it is to bring about.

    Its name is that of its lines in the fund, so it stays; the aim can be worded anew. Raises ValidationError where
    one of that name is there.
    """
    with deed(actor, "governance.make_strategy", place) as told:
        row = Strategy(place=place, name=name.strip(), aim=aim.strip(), key=_key(Strategy, place, name))
        keep(row)
        told.about(row)
    return row


def edit_strategy(actor: Any, strategy: Strategy, *, aim: str) -> Strategy:
    """Word the aim of a strategy anew; its history shows the words of before."""
    with deed(actor, "governance.edit_strategy", strategy):
        strategy.aim = aim.strip()
        keep(strategy)
    return strategy


def make_system(
    actor: Any, place: Place, *, name: str, about: str = "", needs: Iterable[Need] = ()
) -> SystemOfInterest:
    """Name something that no single service holds, and the needs whose services and assets belong to it."""
    needs = list(needs)
    with deed(actor, "governance.make_system", place) as told:
        of_one_place(place, *needs)
        row = SystemOfInterest(
            place=place, name=name.strip(), about=about.strip(), key=_key(SystemOfInterest, place, name)
        )
        keep(row)
        row.needs.set(needs)
        told.about(row, needs=sorted(need.pk for need in needs))
    return row


def edit_system(
    actor: Any, system: SystemOfInterest, *, name: str, about: str, needs: Iterable[Need]
) -> SystemOfInterest:
    """Change what a system of interest is called, what it is about, and which needs belong to it."""
    needs = list(needs)
    with deed(actor, "governance.edit_system", system) as told:
        of_one_place(system.place, *needs)
        if name.strip() != system.name:
            _only_one(SystemOfInterest, system.place, name, system.pk)
        system.name, system.about = name.strip(), about.strip()
        keep(system)
        system.needs.set(needs)
        told.fact(needs=sorted(need.pk for need in needs))
    return system


def _only_one(model: Any, place: Place, name: str, but: int | None = None) -> None:
    if model.objects.filter(place=place, name__iexact=name.strip()).exclude(pk=but).exists():
        raise ValidationError({"name": _("There is one of that name here; edit that one.")})


def _key(model: Any, place: Place, name: str) -> str:
    _only_one(model, place, name)
    begun = slugify(name)[: KEY_LENGTH - 5].strip("-_") or model._meta.model_name
    taken = set(model.objects.filter(place=place, key__startswith=begun).values_list("key", flat=True))
    numbered = (f"{begun}-{number}" for number in range(2, len(taken) + 3))
    return begun if begun not in taken else next(key for key in numbered if key not in taken)
