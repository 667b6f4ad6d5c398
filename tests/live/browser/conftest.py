"""The workbench in a real Chromium: somebody signed in, at a width, with everything that goes wrong gathered."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from tests.study.pages import axe_faults


@pytest.fixture(scope="package")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium for all tests of this folder."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page_as(browser: Browser, live_server: Any, cast: Any) -> Iterator[Callable[..., Page]]:
    """`page_as(role, width)` gives a page of the workbench; its `wrong` lists the browser's complaints."""
    opened = []

    def open_page(role: str, width: int = 1280, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, viewport={"width": width, "height": 900}, **options)
        opened.append(context)
        session = cast.client(role).cookies.get(settings.SESSION_COOKIE_NAME)
        if session:
            context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        page = context.new_page()
        page.wrong = []  # type: ignore[attr-defined]
        page.on("console", lambda said: page.wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        ours = (live_server.url, "data:")
        page.on("request", lambda asked: None if asked.url.startswith(ours) else page.wrong.append(asked.url))
        return page

    yield open_page
    for context in opened:
        context.close()


def faults(page: Page) -> list[Any]:
    """What axe, the console and the page's width have against the page."""
    found = list(page.wrong) + axe_faults(page)  # type: ignore[attr-defined]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"{wider} px wider than the screen"] if wider > 0 else [])
