"""What any test may lean on: where the browser is, and what happens without one."""

import os
import shutil

import pytest

# scripts/set_up.sh looks for the same names.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """The path of the browser to test with: the one named in CHROMIUM, or the first one installed."""
    names = [os.environ.get("CHROMIUM", ""), *BROWSERS]
    return next((path for name in names if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path, for Playwright's `executable_path`; ask for it in tests marked `browser`."""
    path = find_browser()
    assert path, "mark this test with @pytest.mark.browser, so that it is skipped where there is no browser"
    return path


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip browser tests where there is no browser; in CI that would hide them, so there they fail."""
    if item.get_closest_marker("browser") is None or find_browser():
        return
    reason = f"no browser found ({', '.join(BROWSERS)}, or CHROMIUM=path). Debian: apt-get install chromium"
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
