from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db


def test_the_database_itself_wants_to_know_why_a_decision_is_closed(cast):
    made = Decision.objects.create(place=cast.place, title="x", question="?", made_by=cast.steward)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(is_open=False)


@pytest.mark.parametrize(("days", "closed"), [(1, True), (0, False), (-1, False)])
def test_a_closed_decision_opens_on_its_day(cast, days, closed):
    until = date.today() + timedelta(days=days)
    made = Decision(place=cast.place, title="Secret", is_open=False, closed_because="x", closed_until=until)
    assert made.is_closed_today is closed
    assert made.shown_to(cast.public) is not closed
    assert made.shown_to(cast.worker)
    assert ("Secret" in made.title_for(AnonymousUser())) is not closed
