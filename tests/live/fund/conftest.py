"""A small fund with two partners, two components and the accounts that go with them."""

from datetime import date

import pytest

from commonweal.live.fund.models import Account, Component, Fund, Partner


@pytest.fixture
def fund(cast):
    """A fund of our town; `fund.bank`, `fund.housing` and so on are its accounts and components."""
    made = Fund.objects.create(place=cast.place, title="Our fund", year_starts=date(2026, 4, 1))
    made.council = Partner.objects.create(fund=made, name="Council", organisation=cast.council)
    made.nhs = Partner.objects.create(fund=made, name="NHS")
    made.housing = Component.objects.create(fund=made, name="Housing")
    made.health = Component.objects.create(fund=made, name="Public Health")
    made.bank = Account.objects.create(fund=made, code="assets:pool", kind="asset")
    made.paid_in = Account.objects.create(fund=made, code="income:council", kind="income", partner=made.council)
    made.spent = Account.objects.create(fund=made, code="expenses:housing", kind="expense", component=made.housing)
    return made
