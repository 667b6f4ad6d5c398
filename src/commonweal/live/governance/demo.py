"""Strategies and systems of interest of the talk, with two decisions marked as examples."""

from datetime import date
from typing import Any

from commonweal.live.governance.models import Body, Decision, Dissent, Evidence, Option, Strategy, SystemOfInterest
from commonweal.live.places.models import Place
from commonweal.place import Place as Folder

SYSTEMS = (
    "Complex needs",
    "Sexual health",
    "Childhood obesity",
    "Green and blue space",
    "Relationship with the voluntary and community sector",
)


def load(actor: Any, place: Place, folder: Folder) -> None:
    """Make what the talk names, and example decisions that say that they are examples."""
    told_first = folder.fund[0].version if folder.fund else ""  # other accounts lump strategies together
    for name in dict.fromkeys(row.strategy for row in folder.fund if row.version == told_first):
        Strategy.objects.create(place=place, key=_key(name), name=name)
    for name in SYSTEMS:
        SystemOfInterest.objects.create(place=place, key=_key(name), name=name)
    body = Body.objects.create(place=place, name="System design group", about="An example of a body.")
    taken = Decision.objects.create(
        place=place, made_by=actor, body=body, state="taken", decided_on=date(2018, 6, 1),
        title="One alliance contract for complex needs",
        question="An example, after the talk: shall 25 contracts for people with complex needs become one?",
        what_was_decided="One alliance contract, commissioned together, for up to ten years.",
        best_for_person="One door instead of twenty-five; the same worker for longer.",
        best_for_system="Money and skills can move to where they are needed.",
        think_again="If people who use the services say that doors have closed.", look_again_on=date(2021, 4, 1),
    )  # fmt: skip
    taken.strategies.set(Strategy.objects.filter(place=place)[:1])
    taken.systems.set(SystemOfInterest.objects.filter(place=place, name="Complex needs"))
    Option.objects.create(decision=taken, title="One alliance contract", words="Trust needed first.", chosen=True)
    Option.objects.create(decision=taken, title="Twenty-five contracts, better managed", words="Known ground.")
    Dissent.objects.create(
        decision=taken, role="A provider's trustee (example)", words="Small charities may be lost in it."
    )
    Evidence.objects.create(decision=taken, kind="document", words="Wallace, Whole systems for whole people (talk)")
    Decision.objects.create(
        place=place, made_by=actor, title="A green space prescription", body=body,
        question="An example: shall workers be able to spend small sums so that people can use parks and water?",
    )  # fmt: skip


def _key(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())[:80]
