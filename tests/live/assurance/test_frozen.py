import pytest
from django.db import DatabaseError, connection, transaction

from commonweal.live.assurance import frozen
from commonweal.live.assurance.models import Figure, Statement

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Statement, Figure])
@pytest.mark.parametrize("what", ["update", "delete"])
def test_the_database_itself_refuses_to_change_what_is_issued(issued, model, what):
    rows = model.objects.all()
    changed = {"title": "Better"} if model is Statement else {"value": 7}
    with pytest.raises(DatabaseError, match="only replaced"), transaction.atomic():
        rows.update(**changed) if what == "update" else rows._raw_delete("default")
    assert Statement.objects.get(pk=issued.pk).title == "How we are doing"


def test_the_database_takes_no_further_figure_for_an_issued_statement(issued):
    further = Figure.objects.first()
    further.pk, further.key = None, "one-more"
    with pytest.raises(DatabaseError, match="only replaced"), transaction.atomic():
        further.save(force_insert=True)


def test_the_triggers_come_off_and_go_on_again(issued):
    frozen.remove(connection)
    frozen.remove(connection)
    Figure.objects.filter(key="decisions-taken").update(value=99)
    frozen.install(connection)
    with pytest.raises(DatabaseError, match="only replaced"), transaction.atomic():
        Figure.objects.filter(key="decisions-taken").update(value=1)
