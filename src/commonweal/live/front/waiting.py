"""What waits for somebody in a place: counted on the first screen, and each count leads to its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from commonweal.live.directory.freshness import STALE_AFTER
from commonweal.live.directory.models import Correction, Service, Threshold
from commonweal.live.governance.models import Decision
from commonweal.live.places.models import Place


@dataclass(frozen=True)
class Row:
    """One thing that waits: what it is, where it is dealt with, and since when or until when."""

    name: str
    url: str
    whose: str
    on: date | None


@dataclass(frozen=True)
class Kind:
    """A kind of thing that waits: its heading, its sentence for a number, its rows and how one is shown."""

    key: str
    title: Any
    sentence: Any
    rows: Callable[[Any, Place, date], QuerySet[Any]]
    row: Callable[[Any, Any], Row]


@dataclass(frozen=True)
class Count:
    """How many things of a kind wait, in a sentence."""

    key: str
    number: int
    words: str


def _decisions(user: Any, place: Place) -> Any:
    # What a closed decision waits for is closed too.
    return Decision.objects.visible_to(user).readable_by(user).filter(place=place, state="taken")


def _look_again(user: Any, place: Place, today: date) -> QuerySet[Decision]:
    return _decisions(user, place).due().select_related("place", "body")


def _not_checked_back(user: Any, place: Place, today: date) -> QuerySet[Decision]:
    return _decisions(user, place).not_checked_back().select_related("place", "body").order_by("decided_on", "pk")


def _corrections(user: Any, place: Place, today: date) -> QuerySet[Correction]:
    rows = Correction.objects.visible_to(user).filter(place=place, state=Correction.State.OPEN)
    return rows.select_related("place", "service", "organisation").order_by("made", "pk")


def _clauses(user: Any, place: Place, today: date) -> QuerySet[Threshold]:
    rows = Threshold.objects.visible_to(user).filter(place=place, review_on__lte=today)
    return rows.select_related("place", "organisation", "team").order_by("review_on", "pk")


def _unconfirmed(user: Any, place: Place, today: date) -> QuerySet[Service]:
    old = Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=today - STALE_AFTER)
    rows = Service.objects.visible_to(user).filter(old, place=place, status="active")
    return rows.select_related("place", "organisation").order_by("confirmed_on", "name", "pk")


def _decision(row: Decision, user: Any) -> Row:
    body = row.body.name if row.body else ""
    url = reverse("governance:decision", args=[row.place.slug, row.pk])
    return Row(row.title_for(user), url, body, row.look_again_on)


def _decided(row: Decision, user: Any) -> Row:
    shown = _decision(row, user)
    return Row(shown.name, shown.url, shown.whose, row.decided_on)


def _service(place: Place, pk: int) -> str:
    return reverse("directory:service", args=[place.slug, pk])


def _clause(row: Threshold, user: Any) -> Row:
    service = row.service_id or (row.team.service_id if row.team else None)
    everything = f"{reverse('directory:index', args=[row.place.slug])}?organisation={row.organisation_id}"
    url = _service(row.place, service) if service else everything
    return Row(row.clause, url, row.organisation.name, row.review_on)


def _correction(row: Correction, user: Any) -> Row:
    made = timezone.localdate(row.made)
    return Row(row.service.name, _service(row.place, row.service_id), row.organisation.name, made)


def _entry(row: Service, user: Any) -> Row:
    return Row(row.name, _service(row.place, row.pk), row.organisation.name, row.confirmed_on)


KINDS = (
    Kind(
        "look_again",
        _("Decisions to be looked at again"),
        ngettext_lazy(
            "%(number)d decision is due to be looked at again.",
            "%(number)d decisions are due to be looked at again.",
            "number",
        ),
        _look_again,
        _decision,
    ),
    Kind(
        "not_checked_back",
        _("Decisions not yet checked back"),
        ngettext_lazy(
            "%(number)d decision taken is not yet checked back with those it is about.",
            "%(number)d decisions taken are not yet checked back with those they are about.",
            "number",
        ),
        _not_checked_back,
        _decided,
    ),
    Kind(
        "corrections",
        _("Suggested corrections without an answer"),
        ngettext_lazy(
            "%(number)d suggested correction has no answer.",
            "%(number)d suggested corrections have no answer.",
            "number",
        ),
        _corrections,
        _correction,
    ),
    Kind(
        "clauses",
        _("Clauses due for review"),
        ngettext_lazy(
            "%(number)d clause on who is taken is due for review.",
            "%(number)d clauses on who is taken are due for review.",
            "number",
        ),
        _clauses,
        _clause,
    ),
    Kind(
        "unconfirmed",
        _("Entries that nobody has confirmed for half a year"),
        ngettext_lazy(
            "%(number)d entry was not confirmed in the last six months.",
            "%(number)d entries were not confirmed in the last six months.",
            "number",
        ),
        _unconfirmed,
        _entry,
    ),
)


def waiting(user: Any, place: Place) -> list[Count]:
    """Everything that waits and that the user may see, one count for each kind of which there is any."""
    today = timezone.localdate()
    numbers = [(kind, kind.rows(user, place, today).count()) for kind in KINDS]
    return [Count(kind.key, n, str(kind.sentence % {"number": n})) for kind, n in numbers if n]


def kind_of(key: str) -> Kind:
    """The kind of that name; LookupError, with the names there are, for another."""
    found = next((kind for kind in KINDS if kind.key == key), None)
    if found is None:
        raise LookupError(f"nothing that waits is called “{key}”; there is {', '.join(k.key for k in KINDS)}")
    return found
