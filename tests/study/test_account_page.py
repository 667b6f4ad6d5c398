"""An account's page: fetches nothing, escapes names, passes axe, and never scrolls sideways."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from commonweal.study.account import Part, Sheet
from commonweal.study.account_page import account_page, write_account

from .accounts import planted_account
from .pages import WIDTHS, Addresses, axe_faults, opened


def test_it_fetches_nothing_and_its_headings_step_down() -> None:
    html, parser = account_page(planted_account()), Addresses()
    parser.feed(html)
    assert [address for address in parser.found if not address.startswith("#")] == []
    assert not re.search(r"https?:|@import|url\((?!#)|<script|<link|<img", html)
    assert parser.headings.count(parser.headings[0]) == 1
    assert parser.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(parser.headings, parser.headings[1:], strict=False))


def test_the_answer_comes_before_charts_and_tables() -> None:
    account = planted_account()
    html = account_page(account)
    assert html.index(account.says[0]) < html.index("<svg") < html.index("<table")
    assert account.command in html
    assert all(sentence in html for sentence in account.cannot_tell)


def test_names_from_files_are_escaped() -> None:
    sheet = Sheet("<b>t</b>", ("<b>c</b>",), (("<b>x</b>",),), "<b>n</b>")
    html = account_page(replace(planted_account("<b>title</b>"), parts=(Part("<b>h</b>", (), (), (sheet,)),)))
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") >= 6


def test_an_account_without_parts_or_command_makes_a_page(tmp_path: Path) -> None:
    write_account(replace(planted_account(), parts=(), command="", provenance={}), tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text().startswith("<!DOCTYPE html>")


@pytest.fixture(params=WIDTHS)
def shown(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """The page at a width, with everything that went wrong on the way."""
    write_account(planted_account(), tmp_path / "page.html")
    with opened(browser, tmp_path / "page.html", request.param) as page:
        yield page


@pytest.mark.browser
def test_it_opens_without_a_fault_and_axe_finds_nothing(shown: tuple[Page, list[str]]) -> None:
    page, wrong = shown
    assert wrong == []
    assert page.locator("svg").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert axe_faults(page) == []


@pytest.mark.browser
def test_wide_tables_scroll_by_keyboard_and_the_first_tab_skips(shown: tuple[Page, list[str]]) -> None:
    page, _ = shown
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what it says"
    table = page.locator("#part-2 .scroll").first
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    wide = table.evaluate("node => node.scrollWidth > node.clientWidth")
    assert wide or page.evaluate("window.innerWidth") > WIDTHS[-1]
    assert (table.evaluate("node => node.scrollLeft") > 0) == wide
