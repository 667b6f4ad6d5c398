"""What pages, downloads and the API read of assurance, as far as the reader may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from commonweal.live.assurance.models import Ask, Statement
from commonweal.live.assurance.subjects import Subject
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.places.models import Place

Voice = AssuranceEntry.Voice


@dataclass(frozen=True)
class Heard:
    """One of the four voices: what it says now, and whether it was asked."""

    voice: str
    name: str
    entries: list[AssuranceEntry]
    asked: Ask | None


@dataclass(frozen=True)
class Disagreement:
    """Two entries that do not agree, by the word of the one who says so."""

    says: AssuranceEntry
    other: AssuranceEntry


def entries_of(user: Any, place: Place, subject: Subject | None = None) -> QuerySet[AssuranceEntry]:
    """Every entry of a place, or of one subject, that the user may see; replaced ones too."""
    rows = AssuranceEntry.objects.visible_to(user).filter(place=place).select_related("organisation", "about", "place")
    rows = rows.select_related("replaced_by")
    return rows.filter(**subject.keys) if subject else rows


def asked_of(user: Any, subject: Subject) -> dict[str, Ask]:
    """The latest question to each voice that it has not answered since."""
    asks = Ask.objects.visible_to(user).filter(place=subject.row.place_id, **subject.keys).order_by("pk")
    answers = AssuranceEntry.objects.filter(place=subject.row.place_id, **subject.keys).order_by("made")
    last = dict(answers.values_list("voice", "made"))
    return {row.voice: row for row in asks if row.voice not in last or last[row.voice] < row.made}


def heard(user: Any, subject: Subject) -> list[Heard]:
    """The four voices on a subject, always four and always in the same order, each with what stands."""
    standing = list(entries_of(user, subject.row.place, subject).standing())
    asked = asked_of(user, subject)
    return [
        Heard(value, str(name), [row for row in standing if row.voice == value], asked.get(value))
        for value, name in Voice.choices
    ]


def former(user: Any, subject: Subject) -> QuerySet[AssuranceEntry]:
    """What no longer stands but stays to be read: corrected, or (for members) withdrawn."""
    rows = entries_of(user, subject.row.place, subject)
    return rows.exclude(pk__in=rows.standing().values("pk"))


def withdrawals(user: Any, subject: Subject) -> list[dict[str, Any]]:
    """That something was withdrawn, when and why, for everyone who may read the subject; the words are for members."""
    rows = AssuranceEntry.objects.filter(place=subject.row.place_id, withdrawn_on__isnull=False, **subject.keys)
    rows = rows.filter(place__in=Place.objects.visible_to(user)).about_open(user)
    names = dict(Voice.choices)
    found = rows.order_by("-withdrawn_on", "-pk").values("voice", "withdrawn_on", "withdrawn_because")
    return [row | {"voice": names[row["voice"]]} for row in found]


def disagreements(user: Any, subject: Subject) -> list[Disagreement]:
    """Who does not agree with whom, among what stands today, as it was said and never averaged."""
    standing = {row.pk: row for row in entries_of(user, subject.row.place, subject).standing()}
    pairs = AssuranceEntry.disagrees_with.through.objects.filter(from_assuranceentry_id__in=standing).order_by("pk")
    return [
        Disagreement(standing[pair.from_assuranceentry_id], standing[pair.to_assuranceentry_id])
        for pair in pairs
        if pair.to_assuranceentry_id in standing
    ]


def statements_of(user: Any, place: Place) -> QuerySet[Statement]:
    """The statements of a place that the user may see, newest first."""
    rows = Statement.objects.visible_to(user).filter(place=place)
    return rows.select_related("place", "body", "meeting", "replaced_by", "replaces")
