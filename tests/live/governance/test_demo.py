import pytest
from tests.live.loaded import plymouth

from commonweal.live.governance.models import Decision, Strategy, SystemOfInterest

pytestmark = pytest.mark.django_db


def test_four_strategies_five_systems_and_examples_that_say_so(tmp_path):
    _, place = plymouth(tmp_path)
    assert Strategy.objects.filter(place=place).count() == 4
    assert SystemOfInterest.objects.filter(place=place).count() == 5
    assert all("An example" in row.question for row in Decision.objects.filter(place=place))
