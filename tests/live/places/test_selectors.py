import pytest
from django.http import Http404

from commonweal.live.places.selectors import member_place_for, place_for

pytestmark = pytest.mark.django_db


def test_a_closed_place_is_as_if_it_were_not_there(cast):
    assert place_for(cast.public, "ourtown") == cast.place
    assert place_for(cast.outsider, "elsewhere") == cast.elsewhere
    for user, slug in ((cast.worker, "elsewhere"), (cast.public, "nowhere"), (cast.public, "\x00"), (cast.public, "²")):
        with pytest.raises(Http404):
            place_for(user, slug)


def test_members_only(cast):
    assert member_place_for(cast.worker, "ourtown") == cast.place
    for user in (cast.public, cast.outsider):
        with pytest.raises(Http404):
            member_place_for(user, "ourtown")
