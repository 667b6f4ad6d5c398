from datetime import date

import pytest
from django.core.exceptions import ValidationError

from commonweal.live.fund import actions
from commonweal.live.fund.deadlines import due
from commonweal.live.fund.models import Agreement, Report

pytestmark = pytest.mark.django_db
APRIL = date(2026, 4, 1)


def test_an_agreement_is_written_item_by_item_and_keeps_what_it_said(cast, fund):
    made = actions.write_agreement(
        cast.steward, fund, title="Ours", begins=APRIL, aims=" Fewer doors ", host=cast.council, underspend="kept"
    )
    actions.change_agreement(cast.commissioner, made, aims="One door", ends=date(2029, 3, 31))
    now = Agreement.objects.get()
    assert (now.aims, now.host, now.underspend) == ("One door", cast.council, "kept")
    assert [row.aims for row in made.history.all()] == ["One door", "Fewer doors"]


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"ends": date(2026, 3, 1)}, "ends after it begins"),
        ({"underspend": "spent"}, "not a valid choice"),
        ({"pool_size": 1}, "says nothing of pool_size"),
        ({"fund_id": 7}, "says nothing of fund_id"),
    ],
)
def test_an_agreement_refuses_what_it_cannot_say(cast, fund, terms, says):
    with pytest.raises(ValidationError, match=says):
        actions.write_agreement(cast.steward, fund, **{"title": "x", "begins": APRIL} | terms)
    assert not Agreement.objects.exists()


def test_the_host_is_of_this_place(cast, fund):
    theirs = cast.outsider.memberships.get().organisation
    with pytest.raises(ValidationError, match="of another place"):
        actions.write_agreement(cast.steward, fund, title="x", begins=APRIL, host=theirs)


def test_a_report_is_given_for_what_is_due_and_after_its_time(cast, fund):
    made = actions.write_agreement(cast.steward, fund, title="x", begins=APRIL)
    quarter = {"kind": "quarterly", "period_ends": date(2026, 6, 30)}
    for given in (date(2026, 7, 20), date(2026, 7, 21)):
        actions.report_given(cast.steward, made, **quarter, given_on=given, where="minutes")
    assert Report.objects.get().given_on == date(2026, 7, 21)
    assert due(made)[0].given.where == "minutes"
    with pytest.raises(ValidationError, match="after the end"):
        actions.report_given(cast.steward, made, **quarter, given_on=date(2026, 6, 30))
    with pytest.raises(ValidationError, match="No such report"):
        actions.report_given(cast.steward, made, kind="annual", period_ends=date(2026, 6, 30), given_on=APRIL)
