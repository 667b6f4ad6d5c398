import json

import pytest
from tests.live.serving.conftest import call, fresh  # noqa: F401 - a fixture is found by its name
from tests.place.openreferral.samples import organization, service


@pytest.fixture
def town(fresh):  # noqa: F811 - the fixture from above
    """A workbench with a place and its steward."""
    env = fresh()
    who = ("--email", "steward@example.org", "--name", "S", "--password", "correct horse battery")
    made = call(env, "steward", "town", *who)
    assert made.returncode == 0, made.stderr
    return env


@pytest.mark.slow
def test_a_feed_is_told_then_brought_in_and_then_it_is_here(town, tmp_path):
    file = tmp_path / "feed.json"
    file.write_text(json.dumps({"services": [service(), service(id="x")], "organizations": [organization()]}))
    into = ("openreferral", "import", file, "--place", "town", "--as", "steward@example.org")
    told = call(town, *into, "--dry-run")
    assert told.returncode == 0, told.stderr
    assert "added: service Night beds" in told.stdout
    assert 'services[1].id: is "x"' in told.stdout
    assert "2 new, 0 different, 0 the same" in told.stdout
    assert "Nothing was changed" in told.stdout
    done = call(town, *into)
    assert "2 new" in done.stdout, "the dry run has written nothing"
    assert "It is brought in" in done.stdout
    assert "0 new, 0 different, 2 the same" in call(town, *into).stdout
    wrong = call(town, *into[:3], "--place", "nowhere", "--as", "steward@example.org")
    assert (wrong.returncode, wrong.stderr) == (2, "commonweal: there is no place nowhere; there is: town\n")
    wrong = call(town, *into[:5], "--as", "nobody@example.org")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
    file.write_text("{")
    wrong = call(town, *into)
    assert wrong.returncode == 2
    assert "is no JSON" in wrong.stderr
