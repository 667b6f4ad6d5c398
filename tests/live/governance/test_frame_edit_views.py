import pytest

from commonweal.live.directory.models import Need
from commonweal.live.governance.models import Body, Meeting, Strategy, SystemOfInterest

pytestmark = pytest.mark.django_db
HOME = "/ourtown/decisions/"


def test_bodies_meetings_strategies_and_systems_are_made_and_changed_by_pages(cast):
    need = Need.objects.create(place=cast.place, key="a", name="A")
    steward = cast.client("steward")
    steward.post(HOME + "bodies/make/", {"name": "Board", "about": "Decides."})
    body = Body.objects.get()
    steward.post(f"{HOME}bodies/{body.pk}/edit/", {"name": "The board", "about": ""})
    steward.post(f"{HOME}bodies/{body.pk}/meet/", {"day": "2026-05-01"})
    meeting = Meeting.objects.get()
    answer = steward.post(f"{HOME}meetings/{meeting.pk}/edit/", {"day": "2026-05-02", "about": "Doors"})
    assert answer.url == f"{HOME}meetings/{meeting.pk}/"
    steward.post(HOME + "strategies/make/", {"name": "Wellbeing"})
    strategy = Strategy.objects.get()
    steward.post(f"{HOME}strategies/{strategy.pk}/edit/", {"aim": "To be well."})
    steward.post(HOME + "systems/make/", {"name": "Complex needs"})
    system = SystemOfInterest.objects.get()
    steward.post(f"{HOME}systems/{system.pk}/edit/", {"name": "Complex lives", "needs": [need.pk]})
    for row in (body, meeting, strategy, system):
        row.refresh_from_db()
    assert (body.name, str(meeting.day), meeting.about) == ("The board", "2026-05-02", "Doors")
    assert (strategy.aim, system.name, list(system.needs.all())) == ("To be well.", "Complex lives", [need])
    form = steward.get(f"{HOME}systems/{system.pk}/edit/").content.decode()
    assert "Complex lives" in form
    assert "checked" in form


def test_what_is_wrong_is_said_and_nothing_made(cast):
    steward = cast.client("steward")
    steward.post(HOME + "bodies/make/", {"name": "Board"})
    for data in ({"name": "board"}, {"name": ""}, {"name": "x" * 201}, {"name": "a\x00"}):
        answer = steward.post(HOME + "bodies/make/", data)
        assert answer.status_code == 200
        assert "govuk-error" in answer.content.decode()
    assert Body.objects.count() == 1


@pytest.mark.parametrize("path", ["bodies/make/", "strategies/make/", "systems/make/"])
def test_who_may_not_is_not_asked(cast, path):
    assert cast.client("worker").get(HOME + path).status_code == 403
    assert cast.client("outsider").get(HOME + path).status_code == 404
