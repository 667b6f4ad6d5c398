import pytest
from django.db import IntegrityError, transaction
from tests.live.rows import row

from commonweal.live.fund import models

pytestmark = pytest.mark.django_db


def test_a_month_has_one_plan(cast):
    figure = row(models.MonthFigure, cast.place, cast.steward)
    same = {"component": figure.component, "month": figure.month, "kind": figure.kind}
    with pytest.raises(IntegrityError), transaction.atomic():
        models.MonthFigure.objects.create(fund=figure.fund, **same, pence=5)
