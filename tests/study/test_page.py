"""The report in a real browser: self-contained, reachable for all, and never wider than the screen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from commonweal.lab import PARAMETERS
from commonweal.study import Comparison, write_report
from commonweal.study.page import page as make_page

from .pages import WIDTHS, Addresses, axe_faults, opened
from .places import overtaking, planted


@pytest.fixture(scope="module")
def html(small: Comparison) -> str:
    return make_page(small)


def test_it_fetches_nothing(html: str) -> None:
    parser = Addresses()
    parser.feed(html)
    assert [address for address in parser.found if not address.startswith("#")] == []
    assert not re.search(r"https?:|@import|url\((?!#)|<script|<link|<img", html)
    assert "default-src 'none'" in html


def test_headings_step_down_one_at_a_time(html: str) -> None:
    parser = Addresses()
    parser.feed(html)
    assert parser.headings[0] == 1
    assert parser.headings.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(parser.headings, parser.headings[1:], strict=False))


def test_summary_comes_before_charts_and_tables(html: str) -> None:
    assert html.index('id="summary"') < html.index("<svg") < html.index('id="outcomes"')
    assert "simulated" in html[: html.index('id="summary"')]


def test_names_from_files_are_escaped() -> None:
    paths = overtaking(runs=3, years=2)
    page = make_page(_with_provenance(planted({"a": paths["a"], "<b>x</b>": paths["b"]})))
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_one_run_and_one_regime_make_a_page() -> None:
    paths = overtaking(runs=1, years=1)
    page = make_page(_with_provenance(planted({"a": paths["a"]})))
    assert "one run" in page
    assert "nan" not in re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL).lower().split()


def _with_provenance(comparison: Comparison) -> Comparison:
    comparison.provenance.update(
        version="0", kernels="0", python="3", numpy="2", numba="0", place_hash="0", seeds=[1],
        regimes={label: {"hash": "0"} for label in comparison.labels}, parameters_overridden={},
    )  # fmt: skip
    comparison.provenance["parameters"] = {
        name: {"value": 0.0, "unit": unit, "certainty": "assumed"} for name, (unit, *_) in PARAMETERS.items()
    }
    return comparison


@pytest.fixture(params=WIDTHS)
def shown(
    request: pytest.FixtureRequest, browser: Browser, small: Comparison, tmp_path: Path
) -> Iterator[tuple[Page, list[str]]]:
    """The report at a width, with everything that went wrong on the way."""
    write_report(small, tmp_path / "report.html")
    with opened(browser, tmp_path / "report.html", request.param) as page:
        yield page


@pytest.mark.browser
def test_it_opens_without_a_network_and_without_a_fault(shown: tuple[Page, list[str]]) -> None:
    page, wrong = shown
    assert wrong == []
    assert page.locator("svg").count() == 12


@pytest.mark.browser
def test_it_never_scrolls_sideways(shown: tuple[Page, list[str]]) -> None:
    page, _ = shown
    _open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.browser
def test_axe_finds_nothing(shown: tuple[Page, list[str]]) -> None:
    page, _ = shown
    _open_all(page)
    assert axe_faults(page) == []


@pytest.mark.browser
def test_wide_tables_can_be_reached_and_scrolled_by_keyboard(shown: tuple[Page, list[str]]) -> None:
    page, _ = shown
    table = page.locator("#outcomes .scroll").first
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    wide = table.evaluate("node => node.scrollWidth > node.clientWidth")
    assert (table.evaluate("node => node.scrollLeft") > 0) == wide


@pytest.mark.browser
def test_the_first_tab_leads_past_the_navigation(shown: tuple[Page, list[str]]) -> None:
    page, _ = shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what it says"


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
