"""By keyboard alone: everything that can be used is reached with Tab, and one sees where one is (WCAG 2.1.1, 2.4.7)."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/ourtown/",
    "/ourtown/directory/",
    "/ourtown/directory/who-can-help/",
    "/ourtown/decisions/",
    "/ourtown/search/",
]
USABLE = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(e => !e.disabled && e.type !== 'hidden' && e.tabIndex >= 0 && e.getClientRects().length).length"""
WHERE = """() => {
  const e = document.activeElement, all = [...document.querySelectorAll('*')];
  // A box or a radio is drawn by its label, beside which the ring of focus is.
  const box = e.matches('[type=checkbox], [type=radio]');
  const drawn = box ? getComputedStyle(e.labels[0], '::before') : getComputedStyle(e);
  const shown = drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none';
  return [e === document.body ? null : all.indexOf(e), shown, e.outerHTML.slice(0, 120)];
}"""


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", ["public", "steward"])
def test_everything_is_reached_and_seen(page_as, role, address):
    page = page_as(role)
    page.goto(address)
    reached, unseen = set(), []
    for _ in range(page.evaluate(USABLE) + 1):
        page.keyboard.press("Tab")
        where, shown, what = page.evaluate(WHERE)
        if where is None:
            break
        reached.add(where)
        if not shown:
            unseen.append(what)
    assert not unseen
    assert len(reached) == page.evaluate(USABLE)


def test_the_first_stop_leads_past_the_frame(page_as):
    page = page_as("public")
    page.goto("/ourtown/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_pages_keep_their_words_in_forced_colours(page_as):
    page = page_as("public", forced_colors="active")
    page.goto("/ourtown/")
    assert page.get_by_role("heading", level=1).inner_text() == "Our Town"
    assert page.get_by_role("link", name="Decisions").first.is_visible()
