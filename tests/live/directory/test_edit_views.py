import pytest

from commonweal.live.directory.models import Correction, Service

pytestmark = pytest.mark.django_db
HOME = "/ourtown/directory/"
ENTRY = {"name": "Beds", "kind": "service", "status": "active"}


def test_a_lead_edits_by_the_form(cast, beds):
    client = cast.client("lead")
    answer = client.post(f"{HOME}{beds.pk}/edit/", {**ENTRY, "needs": [beds.need.pk]})
    assert answer.status_code == 302
    assert Service.objects.get(pk=beds.pk).name == "Beds"
    assert client.get(f"{HOME}{beds.pk}/").status_code == 200


def test_a_mistake_is_shown_and_nothing_is_changed(cast, beds):
    answer = cast.client("lead").post(f"{HOME}{beds.pk}/edit/", {**ENTRY, "minimum_age": 9, "maximum_age": 3})
    assert "below the lowest" in answer.content.decode()
    assert Service.objects.get(pk=beds.pk).name == "Night beds"


def test_adding_confirming_and_room(cast, beds):
    client = cast.client("lead")
    assert client.post(HOME + "add/", {**ENTRY, "name": "Soup", "kind": "offer"}).status_code == 302
    assert Service.objects.get(name="Soup").organisation == cast.shelter
    assert client.post(f"{HOME}{beds.pk}/confirm/").status_code == 302
    assert client.get(f"{HOME}{beds.pk}/confirm/").status_code == 405
    assert client.post(f"{HOME}{beds.pk}/room/", {"unit": "beds", "available": 3}).status_code == 302
    assert "3 beds free" in client.get(f"{HOME}{beds.pk}/").content.decode()


def test_a_correction_goes_there_and_back(cast, beds):
    cast.client("worker").post(f"{HOME}{beds.pk}/correct/", {"words": "wrong number"})
    row = Correction.objects.get()
    assert cast.client("worker").get(f"{HOME}corrections/{row.pk}/").status_code == 403
    cast.client("lead").post(f"{HOME}corrections/{row.pk}/", {"taken": "no", "answer": "It is right"})
    assert "It is right" in cast.client("worker").get(f"{HOME}{beds.pk}/").content.decode()
    assert "wrong number" not in cast.client("public").get(f"{HOME}{beds.pk}/").content.decode()


@pytest.mark.parametrize("what", ["edit", "confirm", "room", "correct"])
def test_strangers_are_kept_out(cast, beds, what):
    for role in ("public", "outsider", "researcher", "auditor"):
        answer = cast.client(role).post(f"{HOME}{beds.pk}/{what}/", {})
        assert answer.status_code in {302, 403, 404}, role
        assert "/directory/" not in answer.headers.get("Location", "/accounts/login").split("?")[0]
