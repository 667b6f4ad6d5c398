import pytest
from django.core.exceptions import PermissionDenied
from tests.live.loaded import PLYMOUTH

from commonweal.live.audit.models import Event
from commonweal.live.directory.folder import bring_in_folder
from commonweal.live.directory.models import Need, Skill, Team, Threshold
from commonweal.place import read_place

pytestmark = pytest.mark.django_db


def test_a_folder_comes_in_by_one_deed_that_holds_its_digest_and_counts(cast):
    folder = read_place(PLYMOUTH)
    bring_in_folder(cast.steward, cast.place, folder)
    event = Event.objects.get()
    assert (event.verb, event.actor) == ("directory.bring_in_folder", cast.steward)
    assert f'"folder":"{folder.hash}"' in event.body
    for model, name in ((Team, "teams"), (Skill, "skills"), (Threshold, "thresholds")):
        rows = model.objects.filter(place=cast.place).count()
        assert rows == len(folder.table(name))
        assert f'"{name}":{rows}' in event.body


def test_only_a_steward_brings_a_folder_in(cast):
    for role in ("commissioner", "lead", "worker", "experience", "researcher", "auditor", "outsider", "public"):
        with pytest.raises(PermissionDenied):
            bring_in_folder(cast.users[role], cast.place, read_place(PLYMOUTH))
    assert not Need.objects.exists()
