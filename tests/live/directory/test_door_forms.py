import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.directory.door_forms import ClauseForm, LocationForm, SkillForm, TeamForm
from commonweal.live.directory.models import Need, Service, Team

pytestmark = pytest.mark.django_db
WRITTEN = st.text() | st.sampled_from(
    ["1", "-1", "0.5", "1e9", "NaN", "Infinity", "behaviour", "2026-02-30", "claimed"]
)


def test_a_clause_is_for_this_services_teams_alone(cast, beds):
    other = Service.objects.create(place=cast.place, organisation=cast.shelter, name="Day centre")
    assert list(ClauseForm(service=beds).fields["team"].queryset) == [beds.team]
    assert not ClauseForm(service=other).fields["team"].queryset.exists()


def test_needs_and_areas_are_the_places_own(cast, beds):
    Need.objects.create(place=cast.elsewhere, key="x", name="X")
    assert list(SkillForm(team=beds.team).fields["need"].queryset) == [beds.need]
    assert list(TeamForm(place=cast.place).fields["need"].queryset) == [beds.need]
    assert list(LocationForm(place=cast.place).fields["area"].queryset) == [beds.area]


@pytest.mark.parametrize("level", ["1.01", "-0.1", "much", "NaN"])
def test_a_level_is_between_nothing_and_one(beds, level):
    form = SkillForm({"need": beds.need.pk, "level": level, "basis": "claimed", "said_by": "us"}, team=beds.team)
    assert set(form.errors) == {"level"}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(data=st.data())
def test_whatever_is_posted_is_refused_in_words_or_can_be_kept(beds, data):
    for form, more in (
        (ClauseForm, {"service": beds}),
        (SkillForm, {"team": beds.team}),
        (TeamForm, {"place": beds.place}),
        (LocationForm, {"place": beds.place}),
    ):
        names = list(form(**more).fields)
        filled = form(data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, WRITTEN))), **more)
        assert filled.is_valid() or all(str(words) for words in filled.errors.values())
    assert Team.objects.count() == 1
