"""One small comparison, run once, that many tests look at; and a browser to look at pages with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from commonweal.study import Comparison, compare

from .places import overtaking, planted, small_place


@pytest.fixture(scope="session")
def small() -> Comparison:
    """Three regimes, six runs of six years, in a place of a thousand people."""
    return compare(small_place(), ["block", "targets", "alliance"], runs=6, years=6, seed=1)


@pytest.fixture(scope="session")
def crossed() -> Comparison:
    """Two planted regimes, of which the later overtakes the earlier after five of ten years."""
    return planted(overtaking())


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a network of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
