"""Which rows may leave into a place folder."""

from decimal import Decimal

import pytest

from commonweal.live.directory.models import Service, Team, Threshold
from commonweal.live.gate import of_folder
from commonweal.live.gate.reader import Reader
from commonweal.live.places.models import Place

pytestmark = pytest.mark.django_db


def test_pence_become_pounds_to_the_penny_and_no_area_means_all(town):
    reader = Reader(town.place)
    assert sum(row["gross"] for row in reader.read(of_folder.FUND)) == sum(row.gross for row in town.starter.fund)
    assert all(isinstance(row["gross"], Decimal) for row in reader.read(of_folder.FUND))
    Team.objects.update(area=None)
    assert {row["area"] for row in reader.read(of_folder.TEAMS)} == {"all"}


def test_a_clause_of_a_whole_service_holds_at_the_door_of_each_of_its_teams(town):
    service = Service.objects.filter(place=town.place, teams__isnull=False).first()
    whose = {"place": town.place, "organisation": service.organisation}
    Threshold.objects.create(**whose, service=service, clause="No dogs", kind="behaviour", hardness=1)
    rows = Reader(town.place).read(of_folder.OF_SERVICES)
    assert [row["team"] for row in rows] == list(service.teams.order_by("pk").values_list("key", flat=True))
    assert {row["clause"] for row in rows} == {"No dogs"}


@pytest.mark.parametrize("table", of_folder.OF_FOLDER, ids=lambda table: table.name)
def test_nothing_is_read_of_another_place(town, table):
    bare = Place.objects.create(slug="bare", title="Bare")
    rows = Reader(bare).read(table)
    assert rows == ([{"name": "bare", "title": "Bare", "notes": ""}] if table is of_folder.PLACE else [])
