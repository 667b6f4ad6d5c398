"""Rows of a fund know their place, by which permissions are asked."""

import pytest
from tests.live.rows import our_models, row

pytestmark = pytest.mark.django_db


def test_every_row_of_the_fund_knows_its_place(cast):
    found = [row(model, cast.place, cast.steward) for model in our_models() if model._meta.app_label == "fund"]
    assert len(found) == 14
    assert {each.place_id for each in found} == {cast.place.pk}


def test_net_is_gross_less_income():
    from commonweal.live.fund.models import Line

    assert Line(gross_pence=100, income_pence=30).net_pence == 70
