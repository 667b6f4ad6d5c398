import pytest

from commonweal.live.directory.models import Service
from commonweal.live.front.search import search
from commonweal.live.governance import actions
from commonweal.live.governance.models import SystemOfInterest

pytestmark = pytest.mark.django_db


def test_all_words_must_be_there_and_every_kind_is_searched(cast):
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Night beds", description="warm")
    SystemOfInterest.objects.create(place=cast.place, key="n", name="Night life")
    found = {hit.title for hit in search(cast.public, cast.place, "night")}
    assert found == {"Night beds", "Night life"}
    assert [hit.title for hit in search(cast.public, cast.place, "warm NIGHT")] == ["Night beds"]
    assert search(cast.public, cast.place, "night zebra") == []


def test_strategies_systems_and_bodies_lead_to_their_pages(cast):
    for made in (
        actions.make_strategy(cast.steward, cast.place, name="Night strategy", aim="Rest."),
        actions.make_system(cast.steward, cast.place, name="Night system"),
        actions.make_body(cast.steward, cast.place, name="Night board"),
    ):
        [hit] = search(cast.public, cast.place, made.name)
        assert cast.client("public").get(hit.url).status_code == 200
        assert hit.url.endswith(f"/{made.pk}/")
    assert [hit.title for hit in search(cast.public, cast.place, "rest")] == ["Night strategy"]


@pytest.mark.parametrize("words", ["", "  ", "\x00", "%", "a" * 5000, "' or 1=1 --"])
def test_odd_words_find_nothing(cast, words):
    assert search(cast.public, cast.place, words) == []


def test_what_is_not_for_the_reader_is_not_found(cast):
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Hidden", status="inactive")
    assert search(cast.public, cast.place, "hidden") == []
    assert len(search(cast.worker, cast.place, "hidden")) == 1
