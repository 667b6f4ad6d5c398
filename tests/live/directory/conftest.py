"""A small directory: a service with a team, its skills and thresholds."""

from decimal import Decimal

import pytest

from commonweal.live.directory.models import Area, Need, Service, Skill, Team, Threshold


@pytest.fixture
def beds(cast):
    """Night beds of the shelter, for homelessness, in the north; `beds.team`, `beds.need` and so on."""
    whose = {"place": cast.place, "organisation": cast.shelter}
    made = Service.objects.create(**whose, name="Night beds")
    made.need = Need.objects.create(place=cast.place, key="homelessness", name="Homelessness")
    made.area = Area.objects.create(place=cast.place, key="north", name="North")
    made.needs.add(made.need)
    made.areas.add(made.area)
    made.team = Team.objects.create(**whose, service=made, key="nights", name="Nights", need=made.need, area=made.area)
    claim = {"team": made.team, "need": made.need, "said_by": "the team"}
    Skill.objects.create(**whose, **claim, level=Decimal("0.9"), basis="claimed")
    Skill.objects.create(**whose, **claim, level=Decimal("0.6"), basis="observed")
    made.clause = Threshold.objects.create(
        **whose, service=made, clause="No dogs", kind="behaviour", hardness=2, who_may_bend="manager", manages="fleas"
    )
    return made
