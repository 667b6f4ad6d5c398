"""A decision of our town about which voices speak, a second organisation, and a statement."""

from datetime import date, timedelta

import pytest

from commonweal.live.accounts.models import Membership, User
from commonweal.live.assurance import actions
from commonweal.live.governance import actions as deciding
from commonweal.live.governance.models import Body, Strategy

TODAY = date.today()
LATER = TODAY + timedelta(days=30)
SAID = {"words": "It works most days.", "confidence": "Fairly sure.", "said_by": "Service lead"}
ASKED = {
    "title": "How we are doing",
    "for_whom": "The board",
    "day": TODAY,
    "since": TODAY - timedelta(days=90),
    "until": TODAY,
    "next_words": "Ask those who were not heard.",
}


@pytest.fixture
def decision(cast):
    """A taken decision of our town, open to everyone, under its strategy `people-first`."""
    strategy = Strategy.objects.create(place=cast.place, key="people-first", name="People first")
    body = Body.objects.create(place=cast.place, name="The board")
    row = deciding.propose(
        cast.steward, cast.place, title="One door", question="Shall there be one door?", strategies=[strategy],
        body=body,
    )  # fmt: skip
    deciding.take(
        cast.steward, row, what_was_decided="One door.", best_for_person="One worker.", best_for_system="Skills move.",
        think_again="If doors close.", look_again_on=LATER,
    )  # fmt: skip
    return row


@pytest.fixture
def peer(cast):
    """A lead of the council, which is another organisation than the shelter."""
    user = User.objects.create_user("peer@example.org", "correct horse battery", name="Pat")
    Membership.objects.create(user=user, place=cast.place, role="lead", organisation=cast.council)
    cast.users["peer"] = user
    from tests.live.conftest import give_second_factor

    give_second_factor(user)
    return user


@pytest.fixture
def served(cast, decision):
    """What the shelter, as the service itself, says of the decision."""
    return actions.say(cast.lead, decision, voice="service", **SAID)


@pytest.fixture
def issued(cast, decision, served):
    """An issued statement about the whole of our town."""
    return actions.issue(cast.commissioner, actions.draft(cast.commissioner, cast.place, **ASKED))


def close(cast, decision):
    """Close the decision's content to strangers."""
    deciding.close(cast.steward, decision, because="Talks go on.", until=LATER)
