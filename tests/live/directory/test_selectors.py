from decimal import Decimal

import pytest

from commonweal.live.directory.selectors import doors, needs_of, whole_entry

pytestmark = pytest.mark.django_db


def test_what_was_observed_counts_before_what_was_claimed(cast, beds):
    door = doors(cast.public, cast.place)[0]
    assert door.skills == {"homelessness": Decimal("0.60")}
    assert [clause.words for clause in door.clauses] == ["No dogs"]
    assert door.area == "north"


def test_only_teams_with_some_skill_for_what_is_asked_are_read(cast, beds, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        found = doors(cast.public, cast.place, ["homelessness"])
    assert found == doors(cast.public, cast.place)[:1] != []
    assert doors(cast.public, cast.place, ["debt"]) == []


def test_a_strangers_place_has_no_doors(cast, beds):
    assert doors(cast.worker, cast.elsewhere) == []
    assert needs_of(cast.worker, cast.place) == {"homelessness": "Homelessness"}


def test_one_entry_is_read_in_few_queries(cast, beds, django_assert_max_num_queries):
    with django_assert_max_num_queries(11):
        entry = whole_entry(cast.public, cast.place).get(pk=beds.pk)
        assert [s.need.key for t in entry.teams.all() for s in t.skills.all()] == ["homelessness"] * 2
