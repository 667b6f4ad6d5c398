"""Our town at work: directory and fund of the starter folder, a ledger, decisions open, closed and checked back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.architecture.test_howtos import shrink

from commonweal.live.directory import demo as directory
from commonweal.live.fund import actions as money
from commonweal.live.fund.folder import bring_in_fund
from commonweal.live.fund.models import Account, Component, Fund
from commonweal.live.governance import actions as deciding
from commonweal.live.governance.models import Decision
from commonweal.live.places.models import Organisation
from commonweal.place import new_place, read_place

TAKEN = {"what_was_decided": "One door.", "best_for_person": "One worker.", "best_for_system": "Skills move."}


@pytest.fixture
def starter(tmp_path):
    """The place folder that `commonweal new` makes, cut to 3,000 people."""
    folder = new_place(tmp_path / "starter")
    shrink(folder)
    return read_place(folder)


@pytest.fixture
def town(cast, starter):
    """The cast's place, filled; `town.starter` is the folder that it came from."""
    cast.starter = starter
    for row in starter.providers:
        named = {"name": row.name, "sector": row.sector}
        Organisation.objects.update_or_create(place=cast.place, key=row.id, defaults=named)
    directory.load(cast.steward, cast.place, starter)
    bring_in_fund(cast.steward, cast.place, starter)
    _spend(cast)
    _decide(cast)
    return cast


def _spend(cast):
    fund = Fund.objects.get(place=cast.place)
    component = Component.objects.filter(fund=fund).first()
    cast.bank = Account.objects.create(fund=fund, code="assets:pool", kind="asset")
    cast.spent = Account.objects.create(fund=fund, code="expenses:one", kind="expense", component=component)
    cast.charges = Account.objects.create(fund=fund, code="income:charges", kind="income", component=component)
    cast.paid_in = Account.objects.create(fund=fund, code="income:nhs", kind="income", partner=fund.partners.first())

    def book(day, account, pence):
        return money.record_entry(
            cast.commissioner, fund, day=day, memo="a memo", postings={account: pence, cast.bank: -pence}
        )

    book(date(2024, 4, 3), cast.spent, 10_050)
    book(date(2024, 4, 29), cast.spent, 5_000)
    book(date(2024, 5, 1), cast.charges, -2_001)
    book(date(2024, 5, 2), cast.paid_in, -900_000)
    wrong = book(date(2024, 5, 9), cast.spent, 77_700)
    money.reverse_entry(cast.commissioner, wrong, day=date(2024, 6, 1), memo="put right")


def _decide(cast):
    later = timezone.localdate() + timedelta(days=200)
    cast.one, cast.two, cast.closed = (
        deciding.propose(cast.commissioner, cast.place, title=f"Decision {name}", question="Shall it be?")
        for name in ("one", "two", "closed")
    )
    deciding.take(
        cast.commissioner, cast.one, **TAKEN, think_again="If not.", look_again_on=later, decided_on=date(2024, 6, 3)
    )
    deciding.add_participant(cast.commissioner, cast.one, role="residents", number=12)
    deciding.check_back(cast.commissioner, cast.one, with_whom="people of the hostel")
    deciding.link(cast.commissioner, cast.two, cast.one, kind="came_from")
    deciding.link(cast.commissioner, cast.closed, cast.one, kind="came_from")
    deciding.add_participant(cast.commissioner, cast.closed, role="residents", number=500)
    deciding.close(cast.commissioner, cast.closed, because="A tender runs.", until=later)
    assert Decision.objects.filter(place=cast.place).count() == 3
