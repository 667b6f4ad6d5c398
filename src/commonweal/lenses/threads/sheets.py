"""Tables of threads: how far they led, what is open and for how long, what broke, who was heard."""

from typing import Any

import numpy as np

from commonweal.lenses.finding import Field, Sheet
from commonweal.lenses.threads.breaks import Breaks
from commonweal.lenses.threads.fates import STAGES, Fates
from commonweal.lenses.threads.hearing import Hearing
from commonweal.lenses.threads.things import Ints, Things
from commonweal.record.relations import ROLES

USERS, OTHERS = "residents and carers", "others"
OPEN = "still open"
AGES = ((91, "up to 3 months"), (182, "3 to 6 months"), (365, "6 to 12 months"), (None, "over a year"))


def how_far(told: Fates) -> Sheet:
    """Tell how many things said led to each stage, of residents and carers and of others."""
    fields = {
        "said_by": Field("label", meaning="who said it"),
        "led_to": Field("label", meaning="what a thread from it led to; a thread may pass over a stage"),
        "reached": Field("count", "things said", "how many did"),
        "said": Field("count", "things said", "of how many"),
        "share": Field("rate", "share", "of these", of="reached", over="said"),
    }
    rows = []
    for who, mask in ((USERS, told.users), (OTHERS, ~told.users)):
        said = int(mask.sum())
        for stage, came in [*((stage, told.reached(stage)) for stage in STAGES), (OPEN, told.open)]:
            reached = int((came & mask).sum())
            if said:
                rows.append(
                    {"said_by": who, "led_to": stage, "reached": reached, "said": said, "share": reached / said}
                )
    return Sheet("How far things said have come", fields, rows)


def open_by_age(told: Fates, end: int) -> Sheet:
    """Tell how long ago the things were said that nothing came of."""
    fields = {
        "said": Field("label", meaning="how long before the end of the record"),
        "open": Field("count", "things said", "nothing came of so far", adds_up=True),
        "all": Field("count", "things said", "all that were said then", adds_up=True),
        "share": Field("rate", "share", "of these", of="open", over="all"),
    }
    age, rows, least = end - told.said, [], -1
    for most, name in AGES:
        inside = (age > least) & (age <= (most or age.max(initial=0)))
        least = most or least
        held, whole = int((told.open & inside).sum()), int(inside.sum())
        if whole:
            rows.append({"said": name, "open": held, "all": whole, "share": held / whole})
    return Sheet("Open threads by age", fields, rows)


def broken(things: Things, found: Breaks, called: list[str], most: int) -> Sheet:
    """List decisions and actions with a broken thread, oldest first."""
    fields = {
        "item": Field("free", "", "its id within the record"),
        "date": Field("label", meaning="when it was decided or done"),
        "kind": Field("label", meaning="decision or action"),
        "service": Field("label", meaning="which it is about"),
        "broken": Field("label", meaning="which thread is missing"),
    }
    kinds = (
        (found.unheard, "decision", "nothing said led to it"),
        (found.not_users & ~found.unheard, "decision", "nothing that a resident or carer said led to it"),
        (found.unchecked, "action", "not checked back"),
    )
    rows: list[dict[str, Any]] = []
    for mask, kind, why in kinds:
        for i in np.flatnonzero(mask).tolist():
            service = called[things.service[i]] if things.service[i] >= 0 else None
            day = str(np.datetime64(int(things.day[i]), "D"))
            rows.append({"item": int(things.item[i]), "date": day, "kind": kind, "service": service, "broken": why})
    rows.sort(key=lambda row: (row["date"], row["item"]))
    return Sheet("Decisions and actions with a broken thread", fields, rows[:most])


def by_role(role: Ints) -> Sheet:
    """Tell in which roles things were said, (said,); -1 where it is not known."""
    fields = {
        "role": Field("label", meaning="in which role it was said"),
        "things": Field("count", "things said", "how many", adds_up=True),
        "all": Field("count", "things said", "all whose role is known"),
        "share": Field("rate", "share", "of these", of="things", over="all"),
    }
    known = role[role >= 0]
    counts = np.bincount(known, minlength=len(ROLES)).tolist()
    rows = [
        {"role": name.replace("_", " "), "things": n, "all": len(known), "share": n / len(known)}
        for name, n in zip(ROLES, counts, strict=True)
        if len(known)
    ]
    return Sheet("Who was heard, by role", fields, rows)


def by_service(heard: Hearing, called: list[str]) -> Sheet:
    """Tell how often residents and carers were heard about each service that meets many people, by name."""
    fields = {
        "service": Field("label", meaning="that met so many people"),
        "people": Field("count", "people", "it met in contacts and spells"),
        "voices": Field("count", "things said", "by residents and carers about it"),
        "expected": Field("statistic", "things said", "if everybody met were as likely to be heard", of="people"),
        "answer": Field("label", meaning="whether nobody was heard, and whether chance explains it"),
    }
    rows = [
        {
            "service": called[int(heard.service[i])],
            "people": int(heard.people[i]),
            "voices": int(heard.voices[i]),
            "expected": float(heard.expected[i]),
            "answer": _answer(int(heard.voices[i]), bool(heard.silent[i])),
        }
        for i in sorted(range(len(heard.service)), key=lambda i: called[int(heard.service[i])])
    ]
    return Sheet("Voices and the people that services meet", fields, rows)


def _answer(voices: int, silent: bool) -> str:
    if voices:
        return ""
    return "nobody heard: worth asking about" if silent else "nobody heard: chance would explain it"
