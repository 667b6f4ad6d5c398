from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from commonweal.live.assurance import actions
from commonweal.live.assurance.models import Figure, Statement

from ..conftest import ASKED

pytestmark = pytest.mark.django_db


def test_a_figure_belongs_to_the_place_of_its_statement(cast, issued):
    assert {row.place_id for row in Figure.objects.all()} == {cast.place.pk}
    assert issued.is_issued


def test_the_database_holds_that_a_period_ends_and_that_what_is_issued_has_a_digest(cast):
    row = actions.draft(cast.steward, cast.place, **ASKED)
    for wrong in ({"until": row.since - timedelta(days=1)}, {"state": "issued"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Statement.objects.filter(pk=row.pk).update(**wrong)
    assert not row.is_issued
