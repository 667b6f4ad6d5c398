"""Strategies and systems of interest of the talk, and decisions that say that they are examples, all by verbs."""

from datetime import date
from typing import Any

from commonweal.live.directory.models import Need
from commonweal.live.governance import actions
from commonweal.live.governance.folder import bring_in_strategies
from commonweal.live.governance.models import Body, Decision, Meeting, Strategy, SystemOfInterest
from commonweal.live.places.models import Place
from commonweal.place import Place as Folder

SYSTEMS = {
    "Complex needs": ("homelessness", "mental_health", "substance_misuse", "offending", "domestic_abuse"),
    "Sexual health": (),
    "Childhood obesity": ("physical_health",),
    "Green and blue space": ("mental_health", "physical_health"),
    "Relationship with the voluntary and community sector": (),
}
"""The talk's five, each with those of the folder's needs that we think belong to it; our own reading."""
TAKEN_ON, LOOK_ON = date(2018, 6, 1), date(2021, 4, 1)


def load(actor: Any, place: Place, folder: Folder) -> None:
    """Make what the talk names, and example decisions that say that they are examples."""
    strategies = bring_in_strategies(actor, place, folder)
    needs = {need.key: need for need in Need.objects.filter(place=place)}
    systems = {
        name: actions.make_system(actor, place, name=name, needs=[needs[key] for key in keys if key in needs])
        for name, keys in SYSTEMS.items()
    }
    body = actions.make_body(actor, place, name="System design group", about="An example of a body.")
    meeting = actions.make_meeting(actor, body, day=TAKEN_ON, about="An example of a meeting.")
    contract = _contract(actor, place, meeting, strategies[:1], systems["Complex needs"])
    _what_came_of_it(actor, contract)
    _green(actor, place, body, systems["Green and blue space"])


def _contract(
    actor: Any, place: Place, meeting: Meeting, strategies: list[Strategy], system: SystemOfInterest
) -> Decision:
    """One that was taken, with options, dissent, evidence and who took part."""
    taken = actions.propose(
        actor, place, title="One alliance contract for complex needs", strategies=strategies, systems=[system],
        question="An example, after the talk: shall 25 contracts for people with complex needs become one?",
        meeting=meeting,
    )  # fmt: skip
    option = actions.add_option(actor, taken, title="One alliance contract", words="Trust needed first.")
    actions.add_option(actor, taken, title="Twenty-five contracts, better managed", words="Known ground.")
    actions.dissent(actor, taken, role="A provider's trustee (example)", words="Small charities may be lost in it.")
    actions.add_evidence(actor, taken, kind="document", words="Wallace, Whole systems for whole people (talk)")
    actions.add_participant(actor, taken, role="People who use the services (example)", number=14)
    actions.add_participant(actor, taken, role="Providers (example)", number=8)
    return actions.take(
        actor, taken, option=option, decided_on=TAKEN_ON, look_again_on=LOOK_ON,
        what_was_decided="One alliance contract, commissioned together, for up to ten years.",
        best_for_person="One door instead of twenty-five; the same worker for longer.",
        best_for_system="Money and skills can move to where they are needed.",
        think_again="If people who use the services say that doors have closed.",
    )  # fmt: skip


def _what_came_of_it(actor: Any, contract: Decision) -> None:
    actions.check_back(actor, contract, with_whom="people who use the services, at an open meeting (example)")
    actions.look_again(
        actor, contract, found="An example: doors are fewer, and some are hard to find at night.",
        title="A door that is open at night", question="An example: which of the doors shall be open all night?",
    )  # fmt: skip


def _green(actor: Any, place: Place, body: Body, system: SystemOfInterest) -> None:
    """Two proposals that were merged into one, and that one split into two."""
    asked = [
        actions.propose(actor, place, title=title, question=question, body=body, systems=[system])
        for title, question in (
            ("A green space prescription", "An example: shall parks and water be offered as help?"),
            ("Small sums in workers' hands", "An example: shall workers be able to spend small sums without asking?"),
        )
    ]
    both = actions.merge(
        actor, asked, title="Small sums for parks and water",
        question="An example: shall workers be able to spend small sums so that people can use parks and water?",
    )  # fmt: skip
    parts = [
        ("How much, and whose word is enough", "An example: how much may a worker spend without asking?"),
        ("Paths to parks and water", "An example: which parks and waters shall be easy to reach?"),
    ]
    actions.split(actor, both, parts=parts)
