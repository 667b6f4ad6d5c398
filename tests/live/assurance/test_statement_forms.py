import pytest

from commonweal.live.assurance.statement_forms import DraftForm
from commonweal.live.governance.models import Body, Strategy

from ..fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests

pytestmark = pytest.mark.django_db


def test_a_statement_can_be_about_the_place_a_strategy_or_the_fund_of_this_place_alone(cast, fund):  # noqa: F811 - as above
    Strategy.objects.create(place=cast.place, key="ours", name="People first")
    Strategy.objects.create(place=cast.elsewhere, key="theirs", name="Theirs")
    Body.objects.create(place=cast.elsewhere, name="Their board")
    form = DraftForm(place=cast.place)
    assert [name for _, name in form.fields["subject"].choices] == [
        "the whole place",
        "People first (strategy)",
        "Our fund (fund)",
    ]
    assert not form.fields["body"].queryset
    assert next(iter(form.fields)) == "subject"
