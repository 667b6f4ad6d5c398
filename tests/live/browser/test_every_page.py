"""Every page that somebody may read, in Chromium: nothing for axe to find, nothing wider than the screen, no complaint.

A new page is walked as soon as it has an address. Those with a number show a row that the test made.
"""

import pytest
from django.urls import reverse
from tests.live.rows import FOREIGN, our_models, row
from tests.live.walk import parameters, patterns

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PAGES = [(route, name) for route, name, _ in patterns() if "place" in parameters(route)]
WHAT = {"governance:step": "take", "accounts:membership": "confirm"}


@pytest.fixture
def filled(cast):
    """A row of every model in our town, all with one number, so that it fits every address."""
    for model in our_models():
        row(model, cast.place, cast.steward)
    return cast


def _address(route, name):
    others = {each: FOREIGN for each in parameters(route) if each != "place"}
    for each in set(others) - {"pk"}:
        others[each] = WHAT.get(name, FOREIGN)
    return reverse(name, kwargs={"place": "ourtown", **others})


@pytest.mark.parametrize(("role", "width", "least"), [("steward", 320, 25), ("public", 1280, 10)])
def test_every_page(filled, page_as, role, width, least):
    page, client, found, read = page_as(role, width), filled.client(role), {}, 0
    for route, name in PAGES:
        address = _address(route, name)
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        page.wrong.clear()
        page.goto(address)
        found[name], read = faults(page), read + 1
    assert not {name: wrong for name, wrong in found.items() if wrong}
    assert read >= least
