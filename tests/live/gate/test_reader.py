"""The rules for people are applied while reading: small numbers, consent and pseudonyms."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.accounts.models import Membership
from commonweal.live.gate.declare import Column, Rule, Table
from commonweal.live.gate.reader import Reader, named
from commonweal.live.gate.refused import Refused
from commonweal.live.governance import actions
from commonweal.live.governance.models import Participant
from commonweal.live.places.models import Place

COUNTS = Table(
    "voice", lambda place: Participant.objects.filter(decision__place=place), (Column("note", "number", Rule.PEOPLE),)
)
PEOPLE = Table(
    "contacts",
    lambda place: Membership.objects.filter(place=place).order_by("pk"),
    (Column("person", "user_id", Rule.PERSON),),
    consent="user__is_active",
)


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(number=st.integers(0, 400))
def test_one_to_seven_people_never_leave_and_others_are_rounded(cast, number):
    Participant.objects.all().delete()
    decision = actions.propose(cast.steward, cast.place, title="One", question="Shall it be?")
    Participant.objects.create(decision=decision, role="residents", number=number)
    (shown,) = [row["note"] for row in Reader(cast.place).read(COUNTS)]
    if 1 <= number <= 7:
        assert shown is None
    else:
        assert shown % 5 == 0
        assert abs(shown - number) <= 2


@pytest.mark.django_db
def test_a_person_without_consent_stays_and_the_others_leave_as_pseudonyms(cast):
    cast.worker.is_active = False
    cast.worker.save()
    reader = Reader(cast.place)
    rows = [row["person"] for row in reader.read(PEOPLE)]
    keys = {user.pk for name, user in cast.users.items() if name != "public"}
    assert len(set(rows)) == len(rows) == 6
    assert reader.stayed == {"contacts": 1}
    assert not keys & set(rows)
    assert rows == [row["person"] for row in Reader(cast.place).read(PEOPLE)]


@pytest.mark.django_db
def test_one_person_has_unlike_pseudonyms_in_two_places(cast):
    Membership.objects.create(user=cast.lead, place=cast.elsewhere, role="lead")
    here, there = ({row["person"] for row in Reader(p).read(PEOPLE)} for p in (cast.place, cast.elsewhere))
    assert not here & there


@pytest.mark.django_db
def test_what_is_refused_is_kept_until_somebody_asks(cast):
    table = Table("place", lambda place: Place.objects.filter(pk=place.pk), (Column("title", "title", Rule.WORDS),))
    Place.objects.update(title="Jane Smith")
    reader = Reader(cast.place)
    reader.read(table)
    with pytest.raises(Refused, match="place, row 1, column title: it could say who somebody is"):
        reader.stop_if_refused()
    vouched = Reader(cast.place, ["Jane Smith"])
    assert vouched.read(table) == [{"title": "Jane Smith"}]
    vouched.stop_if_refused()


def test_a_row_is_named_by_its_key_unless_that_is_a_persons():
    assert named("teams", 3, "night-beds", "name") == "teams, row 3 (night-beds), column name"
    assert named("teams", 3, "jane-smith", "name") == "teams, row 3, column name"
