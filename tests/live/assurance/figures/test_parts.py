import pytest

from commonweal.live.assurance.figures import PARTS, figures_for
from commonweal.live.governance.models import Strategy

from ...fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from .conftest import scope_about

pytestmark = pytest.mark.django_db


def test_figures_come_in_the_order_of_the_parts_each_with_a_key_of_its_own(cast, fund):  # noqa: F811 - as above
    strategy = Strategy.objects.create(place=cast.place, key="ours", name="People first")
    for subject in (cast.place, fund, strategy):
        figures = figures_for(scope_about(subject))
        assert [row.order for row in figures] == list(range(1, len(figures) + 1))
        assert len({row.key for row in figures}) == len(figures)
        order = list(PARTS)
        assert [order.index(row.part) for row in figures] == sorted(order.index(row.part) for row in figures)
        assert all(row.how_sure and row.why_sure and row.how and row.as_at for row in figures)


def test_an_empty_place_can_be_stated_too(scope):
    assert {row.value for row in figures_for(scope)} <= {0, 4, None}
