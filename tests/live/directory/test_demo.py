import pytest
from tests.live.loaded import plymouth

from commonweal.live.directory.models import Service, Skill, Team, Threshold

pytestmark = pytest.mark.django_db


def test_every_row_of_the_folder_is_there_with_its_source(tmp_path):
    folder, place = plymouth(tmp_path)
    assert Team.objects.filter(place=place).count() == len(folder.teams)
    assert Skill.objects.filter(place=place).count() == len(folder.skills)
    assert Threshold.objects.filter(place=place).count() == len(folder.thresholds)
    assert not Skill.objects.filter(source="").exists()
    for asset in Service.objects.exclude(kind="service"):
        assert "An example, not a real" in asset.description
