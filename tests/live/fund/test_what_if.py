from datetime import date

import pytest

from commonweal.live.fund.models import Agreement, Contribution, RiskShareRule
from commonweal.live.fund.what_if import what_if

pytestmark = pytest.mark.django_db


def test_tiers_of_an_agreement_are_worked_out_in_order(fund):
    for partner, pence in ((fund.council, 25), (fund.nhs, 75)):
        Contribution.objects.create(fund=fund, partner=partner, year=2026, pence=pence)
    made = Agreement.objects.create(fund=fund, title="x", begins=date(2026, 4, 1))
    rule = {"agreement": made, "fund": fund}
    RiskShareRule.objects.create(
        **rule, order=1, kind="lead", terms={"bearer": "NHS"}, up_to_pence=100, clause="first £1"
    )
    RiskShareRule.objects.create(**rule, order=2, kind="proportional", clause="the rest")
    told = [(share.partner, share.pence, share.clause) for share in what_if(fund, made, 500)]
    assert told == [("NHS", 100, "first £1"), ("Council", 100, "the rest"), ("NHS", 300, "the rest")]
    assert sum(share.pence for share in what_if(fund, made, -200)) == -200
