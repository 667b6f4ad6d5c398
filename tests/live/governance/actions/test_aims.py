import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.directory.models import Need
from commonweal.live.governance import actions
from commonweal.live.governance.models import Strategy, SystemOfInterest

pytestmark = pytest.mark.django_db


def test_a_strategy_keeps_its_name_and_changes_its_aim(cast):
    row = actions.make_strategy(cast.commissioner, cast.place, name="Wellbeing", aim="First.")
    actions.edit_strategy(cast.steward, row, aim="Second.")
    assert [old.aim for old in row.history.all()] == ["Second.", "First."]
    assert (row.key, row.name) == ("wellbeing", "Wellbeing")
    with pytest.raises(ValidationError, match="of that name"):
        actions.make_strategy(cast.commissioner, cast.place, name="wellbeing")
    with pytest.raises(PermissionDenied):
        actions.edit_strategy(cast.lead, row, aim="Mine.")
    assert actions.make_strategy(cast.steward, cast.place, name="Well-being!").key == "well-being"
    assert actions.make_strategy(cast.steward, cast.place, name="健康").key == "strategy"
    assert actions.make_strategy(cast.steward, cast.place, name="безопасность").key == "strategy-2"
    assert Strategy.objects.count() == 4


def test_a_system_of_interest_has_needs_of_its_place(cast):
    ours = Need.objects.create(place=cast.place, key="a", name="A")
    theirs = Need.objects.create(place=cast.elsewhere, key="a", name="A")
    with pytest.raises(ValidationError, match="another place"):
        actions.make_system(cast.lead, cast.place, name="Complex needs", needs=[theirs])
    row = actions.make_system(cast.lead, cast.place, name="Complex needs", needs=[ours])
    assert list(row.needs.all()) == [ours]
    actions.edit_system(cast.lead, row, name="Complex lives", about="x", needs=[])
    assert (SystemOfInterest.objects.get().name, row.needs.count()) == ("Complex lives", 0)
    actions.make_system(cast.lead, cast.place, name="Other")
    with pytest.raises(ValidationError, match="of that name"):
        actions.edit_system(cast.lead, row, name="other", about="", needs=[])
    with pytest.raises(PermissionDenied):
        actions.edit_system(cast.worker, row, name="x", about="", needs=[])
