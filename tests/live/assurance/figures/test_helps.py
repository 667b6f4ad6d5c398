from datetime import timedelta

import pytest

from commonweal.live.assurance.figures.helps import active, cells, figures, heads, is_fresh
from commonweal.live.directory.models import Service

from ..conftest import TODAY
from .conftest import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "fresh"), [(None, False), (0, True), (180, True), (181, False)])
def test_an_entry_is_fresh_for_half_a_year_after_somebody_confirmed_it(cast, scope, days, fresh):
    on = None if days is None else TODAY - timedelta(days=days)
    row = Service.objects.create(place=cast.place, organisation=cast.shelter, name="Night shelter", confirmed_on=on)
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Gone", status="defunct")
    assert is_fresh(row, scope) == fresh
    made = told(figures, scope)
    assert (made["helps"].value, made["fresh"].value, made["fresh"].out_of) == (1, int(fresh), 1)
    assert list(active(scope)) == [row]
    assert len(cells(row)) == len(heads())
