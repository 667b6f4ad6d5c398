"""Without a browser, browser tests are skipped at home and failed in CI: CI must not hide them."""

import pytest

pytest_plugins = ["pytester"]
BROWSER_TEST = "import pytest\n@pytest.mark.browser\ndef test_page(): pass\n"


@pytest.fixture
def inner(
    pytester: pytest.Pytester, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> pytest.Pytester:
    """A small project with our conftest and one browser test, on a machine where no browser is found."""
    pytester.makeconftest((request.config.rootpath / "tests/conftest.py").read_text())
    pytester.makeini("[pytest]\nmarkers =\n    browser: needs Chromium\n")
    pytester.makepyfile(BROWSER_TEST)
    monkeypatch.setenv("PATH", str(pytester.path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return pytester


def test_skipped_with_a_reason_at_home(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = inner.runpytest_inprocess("-rs", "-p", "no:django")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*apt-get install chromium*"])


def test_failed_in_ci(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    inner.runpytest_inprocess("-p", "no:django").assert_outcomes(errors=1)


def test_run_where_there_is_one(inner: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = inner.path / "chromium"
    browser.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))
    inner.runpytest_inprocess("-p", "no:django").assert_outcomes(passed=1)
