import pytest
from tests.live.loaded import plymouth

from commonweal.live.audit.models import Event
from commonweal.live.governance.models import Decision, Link, Strategy, SystemOfInterest

pytestmark = pytest.mark.django_db


def test_four_strategies_five_systems_and_examples_that_say_so(tmp_path):
    _, place = plymouth(tmp_path)
    assert Strategy.objects.filter(place=place).count() == 4
    assert SystemOfInterest.objects.filter(place=place).count() == 5
    verbs = set(Event.objects.filter(place=place).values_list("verb", flat=True))
    assert {f"governance.{verb}" for verb in ("merge", "split", "take", "look_again", "make_strategy")} <= verbs
    assert Link.objects.filter(place=place).count() == 6
    assert all("An example" in row.question for row in Decision.objects.filter(place=place))
