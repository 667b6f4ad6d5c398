from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.lenses.making import made

from commonweal.lenses import look_through
from commonweal.lenses.page import LONGEST, page

AXE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"


@pytest.fixture
def record(tmp_path):
    contacts = [
        {"person": p, "service": s, "date": date(2024, 1, 1) + timedelta(3 * k)}
        for p in range(60)
        for k, s in enumerate(("Hostel & <co>", "Clinic", "Hostel & <co>"))
    ]
    return made(tmp_path / "r", {"contacts": contacts})


@pytest.fixture
def text(record):
    return page([look_through(name, record) for name in ("handoffs",)], record, "commonweal lens handoffs r")


def test_a_page_says_the_finding_its_figures_and_what_it_cannot_tell(text):
    for words in ("Each person changed service 2", "The figures, with their doubt", "What it cannot tell", "<svg "):
        assert words in text
    assert "Hostel &amp; &lt;co&gt;" in text
    assert "commonweal lens handoffs r" in text


def test_a_page_asks_no_network(text):
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text


def test_a_record_that_tells_nothing_makes_a_page_too(tmp_path):
    empty = made(tmp_path / "e", {})
    assert "Cannot tell" in page([look_through("handoffs", empty)], empty)


def test_long_tables_are_cut_and_say_so(tmp_path):
    contacts = [
        {"person": p, "service": f"s{(p + k) % 90}", "date": date(2024, 1, 1 + k)} for p in range(900) for k in (0, 1)
    ]
    many = made(tmp_path / "m", {"contacts": contacts})
    assert f"The first {LONGEST} of 90 rows" in page([look_through("handoffs", many, pairs=90)], many)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_can_be_read_by_all_and_fits(text, tmp_path, chromium, width):
    from playwright.sync_api import sync_playwright

    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        sheet = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True).new_page()
        sheet.goto((tmp_path / "page.html").as_uri())
        sheet.add_script_tag(path=str(AXE))
        found = sheet.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
        wide = sheet.evaluate("document.documentElement.scrollWidth")
        browser.close()
    assert found == []
    assert wide <= width
