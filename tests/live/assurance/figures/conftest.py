"""What figures are counted over: our town in the last ninety days."""

from datetime import timedelta

import pytest

from commonweal.live.assurance.figures import Scope
from commonweal.live.assurance.subjects import subject_of

from ..conftest import TODAY


@pytest.fixture
def scope(cast):
    """The whole of our town."""
    return scope_about(cast.place)


def scope_about(row):
    """A scope about a strategy, the fund or the place."""
    place = getattr(row, "place", row)
    return Scope(subject_of(row), place, TODAY - timedelta(days=90), TODAY, TODAY)


def told(maker, scope):
    """The figures of one part by key."""
    return {made.key: made for made in maker(scope)}
