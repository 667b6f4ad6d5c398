"""Three voices on the example decision, the fourth left empty on purpose, and one issued statement: examples."""

from datetime import date
from typing import Any

from commonweal.live.accounts.models import User
from commonweal.live.assurance import actions
from commonweal.live.governance.models import Body, Decision
from commonweal.live.places.models import Place


def load(actor: Any, place: Place) -> None:
    """Let the demonstration's lead, auditor and person with lived experience speak, and the steward issue."""
    decision = Decision.objects.filter(place=place, state="taken").order_by("pk").first()
    if decision is None:
        return
    _voices(place, decision)
    statement = actions.draft(
        actor, place, title="An example: how our place is doing", body=Body.objects.filter(place=place).first(),
        for_whom="", day=date(2019, 10, 15), since=date(2018, 4, 1), until=date(2019, 9, 30),
        next_words="An example: ask a peer what it sees, and check the decision back with the people it is about.",
    )  # fmt: skip
    actions.issue(actor, statement)


def _voices(place: Place, decision: Decision) -> None:
    by_role = {row.role: row.user for row in place.memberships.select_related("user")}
    served = actions.say(
        _fresh(by_role["lead"]), decision, voice="service", on=date(2019, 3, 1), said_by="Service lead (example)",
        words="An example: people are handed on less often than before, and workers spend less time on forms.",
        evidence="An example: our own count of referrals, by hand.",
        confidence="Fairly sure of the referrals; not sure that people feel the difference.",
    )  # fmt: skip
    actions.say(
        _fresh(by_role["auditor"]), decision, voice="independent", on=date(2019, 3, 15), said_by="Auditor (example)",
        words="An example: the minutes say why it was decided and who dissented. Nobody has checked it back.",
        evidence="An example: minutes of four meetings.", confidence="Sure of what was written; it says little of use.",
    )  # fmt: skip
    actions.say(
        _fresh(by_role["experience"]), decision, voice="people", on=date(2019, 3, 20), disagrees_with=[served],
        said_by="Somebody who used the services (example)",
        words="An example: there is one door now, but behind it you still tell your story three times.",
        confidence="Sure of my own way through; others may have had a better one.",
    )  # fmt: skip


def _fresh(user: User) -> User:
    # What somebody is in the place is asked once a request, and was perhaps asked before the place was loaded.
    return User.objects.get(pk=user.pk)
