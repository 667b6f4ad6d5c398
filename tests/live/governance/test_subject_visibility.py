from datetime import date, timedelta

import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.models import AssuranceEntry

pytestmark = pytest.mark.django_db
ROLES = ["steward", "worker", "researcher", "outsider", "public"]


def _entry(cast, kind, key, **fields):
    return AssuranceEntry.objects.create(
        place=cast.place, subject_kind=kind, subject_key=str(key), voice="service", words="words",
        confidence="fairly", said_by="lead", made_by=cast.lead, **fields,
    )  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_what_is_about_a_closed_decision_is_for_members_until_it_opens_by_itself(cast, question, role):
    about_it, fund = _entry(cast, "decision", question.pk), _entry(cast, "fund", question.pk)
    actions.close(cast.steward, question, because="Talks.", until=date.today() + timedelta(days=3))
    member = role in {"steward", "worker", "researcher"}
    seen = set(AssuranceEntry.objects.visible_to(cast.users[role]))
    assert seen == ({about_it, fund} if member else {fund})
    question.closed_until = date.today()
    question.save()
    assert about_it in AssuranceEntry.objects.visible_to(cast.users[role])


def test_only_what_was_neither_withdrawn_nor_replaced_stands(cast):
    first = _entry(cast, "fund", 1)
    later = _entry(cast, "fund", 1, replaces=first)
    _entry(cast, "fund", 1, withdrawn_on=date.today(), withdrawn_because="wrong")
    assert list(AssuranceEntry.objects.standing()) == [later]
    assert AssuranceEntry.objects.visible_to(cast.public).count() == 2
