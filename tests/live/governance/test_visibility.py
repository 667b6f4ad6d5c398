from datetime import date, timedelta

import pytest

from commonweal.live.governance import actions
from commonweal.live.governance.models import Decision, Evidence

from .conftest import LATER

pytestmark = pytest.mark.django_db


def test_parts_of_a_closed_decision_are_closed_with_it_and_open_by_themselves(cast, question):
    actions.add_evidence(cast.worker, question, kind="story", words="x")
    assert Evidence.objects.visible_to(cast.public).exists()
    actions.close(cast.steward, question, because="why", until=LATER)
    assert not Evidence.objects.visible_to(cast.public).exists()
    assert Evidence.objects.visible_to(cast.worker).exists()
    Decision.objects.update(closed_until=date.today() - timedelta(days=1))
    assert Evidence.objects.visible_to(cast.public).exists()
