"""The main pages of the workbench in Chromium: nothing for axe to find, nothing wider than the screen, no complaint."""

import pytest

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = ["/", "/accessibility/", "/ourtown/", "/ourtown/search/?q=shelter", "/accounts/login/"]


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_for_everyone(page_as, width):
    page = page_as("public", width)
    for address in PUBLIC:
        assert page.goto(address).status == 200
        assert not faults(page), address
