"""What pages and the API read of decisions, as far as the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from commonweal.live.accounts.roles import TAKING_PART
from commonweal.live.governance.models import Decision, Participant
from commonweal.live.governance.visibility import readable_by
from commonweal.live.places.models import Place
from commonweal.record.disclosure import Policy, shown_count

MOST_WORDS = 8


def decisions(user: Any, place: Place, asked: Mapping[str, str]) -> QuerySet[Decision]:
    """Decisions by strategy, system, body (keys), state and words; a key or state that is unknown finds nothing.

    Whoever may not read a closed decision must not find out by a filter what it is about: of those, only the state and
    the day, which everyone is told, can be asked for.
    """
    rows = Decision.objects.visible_to(user).filter(place=place).select_related("body")
    for name, path in (("strategy", "strategies"), ("system", "systems"), ("body", "body"), ("meeting", "meeting")):
        if key := asked.get(name):
            known = key.isdecimal() and key.isascii() and len(key) < 18
            rows = rows.readable_by(user).filter(**{path: int(key)}) if known else rows.none()
    for word in asked.get("words", "").replace("\x00", "").split()[:MOST_WORDS]:
        rows = rows.readable_by(user).filter(_holds(word))
    return _in_state(user, rows, asked.get("state", ""))


def _holds(word: str) -> Q:
    fields = ("title", "question", "what_was_decided", "best_for_person", "best_for_system")
    some = Q()
    for field in fields:
        some |= Q(**{f"{field}__icontains": word})
    return some


def _in_state(user: Any, rows: QuerySet[Decision], state: str) -> QuerySet[Decision]:
    if not state:
        return rows
    if state == "not_checked_back":
        return rows.readable_by(user).filter(state="taken").not_checked_back()
    if state == "due":
        return rows.readable_by(user).due()
    return rows.filter(state=state) if state in Decision.State.values else rows.none()


@dataclass(frozen=True)
class TookPart:
    """Some who took part in a decision: their role, for whom if it is told, and how many, in words."""

    role: str
    organisation: str
    number: str


def took_part(user: Any, decision: Decision) -> list[TookPart]:
    """Who took part: whoever takes part in the place reads it whole, others roles and numbers that are not small.

    Ask only for a decision whose content the reader may see.
    """
    rows = Participant.objects.filter(decision=decision).select_related("organisation")
    if decision.place_id in user.places_as(TAKING_PART):
        return [TookPart(row.role, str(row.organisation or ""), str(row.number)) for row in rows]
    return [TookPart(row.role, "", _about(row.number)) for row in rows]


def _about(number: int) -> str:
    shown = shown_count(number)
    if shown is None:
        return _("fewer than %(least)s") % {"least": Policy().least}
    return _("about %(number)s") % {"number": shown}


def counted(user: Any, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Strategies, systems, bodies or meetings with how many decisions the reader can read: considered, and taken."""
    readable = readable_by(user, "decisions__")
    considered = Count("decisions", filter=readable & Q(decisions__state="proposed"), distinct=True)
    taken = Count("decisions", filter=readable & Q(decisions__state="taken"), distinct=True)
    return rows.annotate(considered=considered, taken=taken)
