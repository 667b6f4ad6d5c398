"""A page in a real browser, and what it could fetch: shared by tests of the report and of accounts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

AXE = Path(__file__).parents[1] / "vendor/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1280, 320]


class Addresses(HTMLParser):
    """Everything a page could fetch or lead to, and the nesting of its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value or "" for name, value in attrs if name in {"src", "href", "xlink:href", "data", "action"}
        ]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@contextmanager
def opened(browser: Browser, path: Path, width: int) -> Iterator[tuple[Page, list[str]]]:
    """The page at a width and without a network, with everything that went wrong on the way."""
    page = browser.new_page(viewport={"width": width, "height": 900}, offline=True)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: wrong.append(asked.url) if not asked.url.startswith("file:") else None)
    page.goto(path.as_uri())
    yield page, wrong
    page.close()


def axe_faults(page: Page) -> list[Any]:
    """What axe finds against the page, by rule and place."""
    page.evaluate(AXE.read_text())
    found: Any = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    return [(v["id"], [node["target"] for node in v["nodes"]]) for v in found["violations"]]
