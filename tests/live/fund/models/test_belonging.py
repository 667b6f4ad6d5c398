import pytest
from tests.live.rows import row

from commonweal.live.fund import models

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [models.Line, models.Posting, models.Report, models.Virement])
def test_a_row_finds_its_place_however_far_its_fund_is(cast, model):
    assert row(model, cast.elsewhere, cast.outsider).place_id == cast.elsewhere.pk
