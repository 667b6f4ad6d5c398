import pytest
from django.db import connection

from commonweal.live.assurance import frozen
from commonweal.live.assurance.digest import digest_of, is_as_issued
from commonweal.live.assurance.models import Figure, Statement

pytestmark = pytest.mark.django_db


def test_a_statement_that_nobody_touched_agrees_with_its_digest(issued):
    read = Statement.objects.get(pk=issued.pk)
    assert is_as_issued(read)
    assert digest_of(read, list(read.figures.all())) == issued.digest


@pytest.mark.parametrize("change", [{"value": 99}, {"rows": []}, {"says": "All is well"}])
def test_a_figure_that_somebody_changed_behind_the_workbench_is_found_out(cast, issued, change):
    frozen.remove(connection)
    Figure.objects.filter(key="decisions-taken").update(**change)
    frozen.install(connection)
    assert not is_as_issued(Statement.objects.get(pk=issued.pk))
    page = cast.client("public").get(f"/ourtown/assurance/statements/{issued.pk}/").content.decode()
    assert "no longer agrees with its digest" in page
