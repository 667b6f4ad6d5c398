"""Decisions that hang together, in Chromium: the drawing is reached by keyboard, and nothing hangs on it alone."""

import pytest

from commonweal.live.governance import actions

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/ourtown/decisions/"


@pytest.fixture
def family(cast):
    """Two proposals merged into one, which was split into three."""
    rows = [actions.propose(cast.worker, cast.place, title=title, question="?") for title in ("One", "Two")]
    merged = actions.merge(cast.lead, rows, title="A title that is so long that it needs three lines", question="?")
    actions.split(cast.lead, merged, parts=[(f"Part {n}", "?") for n in range(3)])
    return merged


@pytest.mark.parametrize("width", [1280, 320])
def test_a_box_is_reached_and_followed_by_keyboard_without_javascript(family, page_as, width):
    page = page_as("public", width, java_script_enabled=False)
    page.goto(HOME + "together/")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator("svg a:focus").count() and "Part 1" in page.locator("svg a:focus").text_content():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/decisions/*/")
    assert page.locator("h1").inner_text() == "Part 1"
    assert page.get_by_text("All that it goes back to").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_is_wrong_with_pages_that_hold_a_drawing(family, page_as, width):
    page = page_as("lead", width)
    for address in (f"{HOME}together/", f"{HOME}{family.pk}/", f"{HOME}{family.pk}/together/", HOME):
        assert page.goto(address).status == 200
        assert not faults(page), address


def test_words_of_arrows_do_not_lie_upon_boxes_or_each_other(family, page_as):
    page = page_as("public")
    page.goto(HOME + "together/")
    found = page.evaluate(
        """() => ['.cw-graph__words', '.cw-graph__box'].map(name =>
            [...document.querySelectorAll(name)].map(e => e.getBoundingClientRect().toJSON()))"""
    )
    words, boxes = found
    assert len(words) == 5
    for number, one in enumerate(words):
        for other in boxes + words[number + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
