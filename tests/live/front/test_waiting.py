"""What waits for somebody: as far as the reader may see it, and each count is the number of its rows."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commonweal.live.directory.models import Service
from commonweal.live.front.waiting import KINDS, kind_of, waiting
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db
YESTERDAY = timedelta(days=1)


def keys(user, place):
    return {count.key: count.number for count in waiting(user, place)}


def test_one_of_each_kind_waits_and_members_see_them_all(waits):
    assert keys(waits.steward, waits.place) == dict.fromkeys([kind.key for kind in KINDS], 1)


def test_corrections_are_for_members(waits):
    assert "corrections" not in keys(waits.public, waits.place)


def test_a_closed_decision_does_not_wait_before_strangers(waits):
    until = timezone.localdate() + YESTERDAY
    Decision.objects.update(is_open=False, closed_because="a contract", closed_until=until)
    assert {"look_again", "not_checked_back"} & set(keys(waits.public, waits.place)) == set()
    assert "look_again" in keys(waits.worker, waits.place)


def test_nothing_of_another_place_waits_here(waits):
    assert waiting(waits.outsider, waits.elsewhere) == []


def test_sentences_say_one_and_many(waits):
    Service.objects.create(place=waits.place, organisation=waits.shelter, name="Old", confirmed_on=date(2001, 1, 1))
    words = [count.words for count in waiting(waits.public, waits.place)]
    assert "2 entries were not confirmed in the last six months." in words
    assert "1 clause on who is taken is due for review." in words


def test_an_unknown_kind_says_which_there_are():
    with pytest.raises(LookupError, match="look_again"):
        kind_of("nothing")
