"""Every page with every role: nothing falls over, and nobody reaches into another place by changing an address."""

import pytest
from django.urls import reverse

from commonweal.live.accounts.roles import Role

from .rows import FOREIGN, our_models, row
from .walk import parameters, patterns

pytestmark = pytest.mark.django_db
PAGES = [(route, name) for route, name, _ in patterns() if "place" in parameters(route)]
ROLES = [*Role.values, "outsider", "public"]
NUMBERED = [(route, name) for route, name in PAGES if set(parameters(route)) - {"place"}]


def _address(name, route, slug, key):
    words = {"what": "end", "key": "theirs", "kind": "decision", "voice": "people"}
    others = {each: words.get(each, key) for each in parameters(route) if each != "place"}
    if name == "governance:step":
        others["what"] = "take"
    return reverse(name, kwargs={"place": slug, **others})


@pytest.fixture
def foreign(cast):
    """A row of every model in a place that is closed, with a key that no row of ours has."""
    for model in our_models():
        row(model, cast.elsewhere, cast.outsider)
    return cast


def test_pages_are_found():
    assert len(PAGES) > 15


@pytest.mark.parametrize("role", ROLES)
def test_every_page_answers_every_role(cast, role):
    client = cast.client(role)
    for route, name in PAGES:
        if (route, name) in NUMBERED:
            continue
        answer = client.get(_address(name, route, "ourtown", None))
        assert answer.status_code in {200, 302, 403, 404, 405}, (name, answer.status_code)
        if answer.status_code == 302 and role != "public":
            assert "/accounts/login" not in answer.url, name


@pytest.mark.parametrize("role", [role for role in ROLES if role != "outsider"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_reaches_rows_of_a_foreign_place(foreign, role, method):
    client = foreign.client(role)
    for route, name in NUMBERED:
        for slug in ("ourtown", "elsewhere"):
            answer = getattr(client, method)(_address(name, route, slug, FOREIGN))
            refused = answer.status_code in {403, 404, 405} or (
                answer.status_code == 302 and role == "public" and "/accounts/login" in answer.url
            )
            assert refused, (role, name, slug, answer.status_code)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "outsider"])
def test_a_closed_place_shows_nothing_to_strangers(foreign, role):
    client = foreign.client(role)
    for route, name in PAGES:
        if (route, name) in NUMBERED:
            continue
        answer = client.get(_address(name, route, "elsewhere", None))
        assert answer.status_code in {302, 404, 405}, (role, name, answer.status_code)


@pytest.mark.parametrize("role", ["public", "auditor", "researcher", "outsider"])
def test_readers_change_nothing(cast, role):
    from commonweal.live.audit.models import Event

    client = cast.client(role)
    for route, name in PAGES:
        if (route, name) not in NUMBERED:
            client.post(_address(name, route, "ourtown", None), {})
    assert not Event.objects.exists()
