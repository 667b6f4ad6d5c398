import pytest

from commonweal.live.places.models import Organisation, Place

pytestmark = pytest.mark.django_db
HOME = "/ourtown/organisations/"


def test_everyone_reads_who_takes_part(cast):
    assert "Harbour Shelter" in cast.client("public").get(HOME).content.decode()
    assert cast.client("public").get(HOME + "?format=csv").content.count(b"\n") == 3


def test_a_steward_adds_an_organisation_and_closes_the_place(cast):
    client = cast.client("steward")
    client.post(HOME + "add/", {"name": "Quay Kitchen", "sector": "community", "description": "Soup"})
    assert Organisation.objects.filter(name="Quay Kitchen").exists()
    again = client.post(HOME + "add/", {"name": "Quay Kitchen", "sector": "community", "description": ""})
    assert "of that name" in again.content.decode()
    client.post(HOME + "edit/", {"title": "Our Town", "notes": "By the sea", "is_public": "False"})
    assert not Place.objects.get(slug="ourtown").is_public
    assert cast.client("public").get(HOME).status_code == 404


def test_others_are_refused(cast):
    for role in ("worker", "lead", "auditor", "researcher", "experience"):
        assert cast.client(role).post(HOME + "edit/", {"title": "Mine"}).status_code == 403
        assert cast.client(role).get(HOME + "add/").status_code == 403
    assert cast.client("lead").get(f"{HOME}{cast.council.pk}/").status_code == 403
    assert cast.client("lead").get(f"{HOME}{cast.shelter.pk}/").status_code == 200
