import pytest
from django.core.exceptions import ValidationError

from commonweal.live.governance import actions
from commonweal.live.governance.actions.keeping import keep, of_one_place
from commonweal.live.governance.models import Body, Decision, Strategy

from ..conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db


def test_a_zero_character_is_refused_on_whichever_database_by_field(cast):
    with pytest.raises(ValidationError) as error:
        keep(Body(place=cast.place, name="a\x00", about="\x00"))
    assert set(error.value.error_dict) == {"name", "about"}
    assert not Body.objects.exists()


def test_rows_of_another_place_are_refused(cast):
    theirs = Strategy.objects.create(place=cast.elsewhere, key="x", name="x")
    of_one_place(cast.place, None)
    with pytest.raises(ValidationError, match="another place"):
        of_one_place(cast.place, None, theirs)


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(cast, question):
    earlier, earliest = Decision.objects.get(pk=question.pk), Decision.objects.get(pk=question.pk)
    actions.take(cast.lead, question, **ANSWERS)
    actions.close(cast.steward, earlier, because="A contract is being let.", until=LATER)
    actions.reopen(cast.steward, earliest)
    row = Decision.objects.get()
    assert (row.state, row.what_was_decided, row.is_open) == ("taken", "One door.", True)
