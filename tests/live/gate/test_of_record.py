"""Which rows may leave into a record."""

from datetime import date

import pytest

from commonweal.live.gate import of_record
from commonweal.live.gate.reader import Reader
from commonweal.live.governance.models import Decision
from commonweal.live.places.models import Place

pytestmark = pytest.mark.django_db


def test_money_is_summed_by_month_without_what_was_reversed_or_paid_in(town):
    rows = Reader(town.place).read(of_record.MONEY)
    assert [(row["period_start"], row["pounds"]) for row in rows] == [
        (date(2024, 4, 1), 150.5),
        (date(2024, 5, 1), -20.01),
    ]
    assert {row["component"] for row in rows} == {town.spent.component.name}


def test_a_closed_decision_its_links_and_who_took_part_in_it_stay(town):
    reader = Reader(town.place)
    voice = [*reader.read(of_record.VOICE), *reader.read(of_record.CHECKED)]
    assert [(row["item"], row["kind"]) for row in voice] == [(0, "decision"), (1, "proposal"), (2, "checked_back")]
    links = [(row["from_item"], row["to_item"], row["kind"]) for row in reader.read(of_record.LINKS)]
    assert links == [(0, 2, "checked_back_with"), (1, 0, "came_from"), (None, 0, "came_from")]
    assert reader.read(of_record.TOOK_PART) == [{"note": 10}]


def test_a_decision_leaves_once_its_day_to_open_has_come(town):
    type(town.closed).objects.filter(pk=town.closed.pk).update(closed_until=date(2024, 1, 1))
    assert len(Reader(town.place).read(of_record.VOICE)) == 3


def test_a_need_that_is_no_domain_of_a_record_leaves_as_none(town):
    need = town.place.needs.first()
    need.key = "loneliness"
    need.save()
    assert None in {row["domain"] for row in Reader(town.place).read(of_record.SERVICES)}


@pytest.mark.parametrize("table", of_record.OF_RECORD, ids=lambda table: table.name)
def test_nothing_is_read_of_another_place(town, table):
    rows = Reader(Place.objects.create(slug="bare", title="Bare")).read(table)
    assert rows == ([{"place": "bare"}] if table is of_record.PROVENANCE else [])


def test_every_state_of_a_decision_has_a_word_in_a_record():
    assert set(of_record._SPOKEN) == set(Decision.State.values)
