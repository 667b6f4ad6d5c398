import json

import pytest
from click.testing import CliRunner
from tests.place.openreferral.conftest import MOCKS
from tests.place.openreferral.samples import service
from tests.place.openreferral.server import serving
from tests.shared_data import shared

from commonweal.cli import main


def check(*words):
    return CliRunner().invoke(main, ["openreferral", "check", *map(str, words)])


@pytest.mark.parametrize(
    ("name", "code", "grave"), [("Test", 0, 0), ("Warn", 2, 1), ("Fail", 2, 11), ("Default", 2, 25)]
)
def test_the_mock_feeds_are_told_apart(name, code, grave):
    result = check(shared(f"{MOCKS}/V3.0-UK-{name}"))
    assert result.exit_code == code, result.output
    if grave:
        assert f"{grave} thing" in result.output
    else:
        assert "keeps to the Open Referral UK 3.0 profile" in result.output


def test_a_file_is_checked_and_what_is_wrong_is_said(tmp_path):
    file = tmp_path / "feed.json"
    file.write_text(json.dumps([service(status="open")]))
    result = check(file)
    assert result.exit_code == 2
    assert 'feed.json, [0].status: is "open". Expected one of: active, inactive' in result.output
    assert "1 thing in" in result.output


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04"])
def test_what_can_be_no_feed_ends_with_one_message(tmp_path, content):
    file = tmp_path / "feed.zip"
    file.write_bytes(content)
    result = check(file)
    assert result.exit_code == 2
    assert result.output.startswith("commonweal: ")
    assert check(tmp_path / "nothing").exit_code == 2
    assert check(tmp_path / "nothing").output.count("\n") == 1


def test_this_machine_is_asked_only_when_that_is_allowed():
    with serving(lambda path, query, handler: [service()]) as base:
        refused = check(f"{base}/feed.json")
        assert refused.exit_code == 2
        assert "inner network" in refused.output
        assert check(f"{base}/feed.json", "--allow-local").exit_code == 0
