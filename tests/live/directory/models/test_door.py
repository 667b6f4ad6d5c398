import pytest
from django.db import IntegrityError, transaction
from tests.live.directory.conftest import beds  # noqa: F401 - the fixture of the folder above

from commonweal.live.directory.models import Skill

pytestmark = pytest.mark.django_db


def test_a_level_is_a_share_in_the_database_too(cast, beds):  # noqa: F811 - a fixture is asked for by its name
    with pytest.raises(IntegrityError), transaction.atomic():
        Skill.objects.filter(team=beds.team).update(level=2)
