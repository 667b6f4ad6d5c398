"""Search across a place: every kind of record that has words, through what the reader may see of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commonweal.live.assurance.models import Statement
from commonweal.live.directory.models import Service, Team
from commonweal.live.governance.models import AssuranceEntry, Body, Decision, Strategy, SystemOfInterest
from commonweal.live.places.models import Organisation, Place

MOST_WORDS = 8
MOST_OF_A_KIND = 50


@dataclass(frozen=True)
class Kind:
    """A kind of record: what people call it, where its words are, and where one of them is shown."""

    name: Any
    model: type[Model]
    fields: tuple[str, ...]
    url: Callable[[Any], str]
    says: Callable[[Any], str]


@dataclass(frozen=True)
class Found:
    """One hit: its kind, its title, its address and a few words of it."""

    kind: str
    title: str
    url: str
    words: str


def _decision_url(decision: Any) -> str:
    return reverse("governance:decision", args=[decision.place.slug, decision.pk])


def _service_url(service: Any) -> str:
    return reverse("directory:service", args=[service.place.slug, service.pk])


def _entry_url(row: Any) -> str:
    return reverse("assurance:subject", args=[row.place.slug, row.subject_kind, row.subject_key])


def _statement_url(row: Any) -> str:
    return reverse("assurance:statement", args=[row.place.slug, row.pk])


KINDS = (
    Kind(_("Service or community asset"), Service, ("name", "description"), _service_url, lambda row: row.description),
    Kind(
        _("Team"),
        Team,
        ("name",),
        lambda row: f"{reverse('directory:index', args=[row.place.slug])}?words={row.organisation.key}",
        lambda row: row.organisation.name,
    ),
    Kind(
        _("Organisation"),
        Organisation,
        ("name", "description"),
        lambda row: f"{reverse('directory:index', args=[row.place.slug])}?organisation={row.pk}",
        lambda row: row.description or row.get_sector_display(),
    ),
    Kind(_("Decision"), Decision, ("title", "question"), _decision_url, lambda row: row.question),
    Kind(_("Assurance"), AssuranceEntry, ("words", "evidence", "said_by"), _entry_url, lambda row: row.words),
    Kind(_("Statement"), Statement, ("title", "for_whom", "next_words"), _statement_url, lambda row: row.next_words),
    Kind(
        _("Strategy"),
        Strategy,
        ("name", "aim"),
        lambda row: reverse("governance:strategy", args=[row.place.slug, row.pk]),
        lambda row: row.aim,
    ),
    Kind(
        _("System of interest"),
        SystemOfInterest,
        ("name", "about"),
        lambda row: reverse("governance:system", args=[row.place.slug, row.pk]),
        lambda row: row.about,
    ),
    Kind(
        _("Body"),
        Body,
        ("name", "about"),
        lambda row: reverse("governance:body", args=[row.place.slug, row.pk]),
        lambda row: row.about,
    ),
)


def search(user: Any, place: Place, words: str) -> list[Found]:
    """Everything of the place that holds all the words and that the user may see; nothing for no words.

    At most fifty of each kind; more words than eight are left out.
    """
    asked = words.replace("\x00", "").split()[:MOST_WORDS]
    if not asked:
        return []
    found = []
    for kind in KINDS:
        rows = kind.model.objects.visible_to(user).filter(_holds(kind.fields, asked), place=place)
        related = [name for name in ("place", "organisation") if _has(kind.model, name)]
        for row in rows.select_related(*related).distinct()[:MOST_OF_A_KIND]:
            if isinstance(row, Decision) and not row.shown_to(user):
                continue  # its words are closed, so they cannot be searched either
            found.append(Found(str(kind.name), str(row), kind.url(row), kind.says(row)[:200]))
    return found


def _holds(fields: tuple[str, ...], words: list[str]) -> Q:
    every = Q()
    for word in words:
        some = Q()
        for field in fields:
            some |= Q(**{f"{field}__icontains": word})
        every &= some
    return every


def _has(model: type[Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.get_fields() if field.many_to_one)
