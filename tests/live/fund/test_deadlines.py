from datetime import date

import pytest

from commonweal.live.fund.deadlines import due
from commonweal.live.fund.models import Agreement, Report

pytestmark = pytest.mark.django_db


def test_four_reports_and_a_return_are_due_in_a_year(fund):
    agreement = Agreement.objects.create(fund=fund, title="x", begins=date(2026, 4, 1), quarterly_days=30)
    assert [(each.kind, each.period_ends, each.due_on) for each in due(agreement)] == [
        ("quarterly", date(2026, 6, 30), date(2026, 7, 30)),
        ("quarterly", date(2026, 9, 30), date(2026, 10, 30)),
        ("quarterly", date(2026, 12, 31), date(2027, 1, 30)),
        ("quarterly", date(2027, 3, 31), date(2027, 4, 30)),
        ("annual", date(2027, 3, 31), date(2027, 5, 30)),
    ]


def test_nothing_is_due_for_a_time_in_which_the_agreement_does_not_hold(fund):
    agreement = Agreement.objects.create(fund=fund, title="x", begins=date(2026, 8, 1), ends=date(2026, 12, 31))
    assert [each.period_ends.month for each in due(agreement)] == [9, 12, 3]
    assert due(agreement)[-1].kind == "annual"


def test_a_report_that_was_given_is_not_late(fund):
    agreement = Agreement.objects.create(fund=fund, title="x", begins=date(2026, 4, 1))
    first = {"kind": "quarterly", "period_ends": date(2026, 6, 30), "given_on": date(2026, 7, 2)}
    Report.objects.create(agreement=agreement, **first)
    assert [each.is_late(date(2026, 12, 1)) for each in due(agreement)] == [False, True, False, False, False]
