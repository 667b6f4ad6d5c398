import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.checklist import checklist
from commonweal.live.fund.demo_agreement import agree

pytestmark = pytest.mark.django_db


def test_the_example_says_something_to_every_item_and_that_it_is_assumed(cast, fund):
    for partner, pence in ((fund.council, 23), (fund.nhs, 77)):
        actions.set_contribution(cast.steward, partner, year=2026, pence=pence)
    agreement = agree(cast.steward, fund)
    assert all(item.said.startswith("Example, assumed:") for item in checklist(agreement))
    assert agreement.rules.get(kind="fixed").terms == {"shares": {"Council": 2300, "NHS": 7700}}
    assert agreement.reports.count() == 1
