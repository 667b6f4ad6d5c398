from datetime import timedelta

import pytest

from commonweal.live.governance.actions.openness import as_closed_as
from commonweal.live.governance.models import Decision

from ..conftest import LATER

pytestmark = pytest.mark.django_db


def test_a_new_decision_is_closed_as_long_as_the_longest_of_its_sources(cast):
    def closed(days):
        return Decision(is_open=False, closed_because=f"{days} days", closed_until=LATER + timedelta(days=days))

    new, opened = Decision(), Decision()
    as_closed_as(opened, [Decision(), closed(-400)])
    assert opened.is_open
    as_closed_as(new, [Decision(), closed(1), closed(3), closed(2)])
    assert (new.is_open, new.closed_because, new.closed_until) == (False, "3 days", LATER + timedelta(days=3))
