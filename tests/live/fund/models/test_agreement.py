import pytest
from django.db import IntegrityError, transaction
from tests.live.rows import row

from commonweal.live.fund import models

pytestmark = pytest.mark.django_db


def test_a_partner_pays_in_once_a_year(cast):
    paid = row(models.Contribution, cast.place, cast.steward)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Contribution.objects.create(fund=paid.fund, partner=paid.partner, year=paid.year, pence=5)
