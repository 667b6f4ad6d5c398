"""A place in which one thing of each kind waits for somebody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commonweal.live.directory.models import Correction, Service, Threshold
from commonweal.live.governance.models import Decision

YESTERDAY = timedelta(days=1)


@pytest.fixture
def waits(cast):
    """One of each: a decision due and not checked back, a clause due, a correction, an entry never confirmed."""
    today, where = timezone.localdate(), {"place": cast.place}
    Decision.objects.create(
        **where, title="An alliance", question="?", state="taken", decided_on=today - YESTERDAY,
        look_again_on=today, made_by=cast.steward,
    )  # fmt: skip
    service = Service.objects.create(**where, organisation=cast.shelter, name="Night shelter", confirmed_on=None)
    Service.objects.create(**where, organisation=cast.shelter, name="Fresh", confirmed_on=today)
    for review, clause in ((today - YESTERDAY, "No dogs"), (today + YESTERDAY, "No cats"), (None, "Nobody")):
        Threshold.objects.create(
            **where, organisation=cast.shelter, service=service, clause=clause, kind="label", hardness=1,
            review_on=review,
        )  # fmt: skip
    Correction.objects.create(
        **where, organisation=cast.shelter, service=service, suggested_by=cast.worker, words="It moved"
    )
    return cast
