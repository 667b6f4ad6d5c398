"""A place of one's own, from the command line."""

import pytest
from tests.live.serving.conftest import call, fresh  # noqa: F401 - a fixture is asked for by its name

from commonweal.place import new_place, read_place

WHO = ("--email", "sam@example.org", "--name", "Sam", "--password", "nine green bottles")


@pytest.mark.slow
def test_a_place_gets_its_first_steward_once(fresh):  # noqa: F811 - a fixture is asked for by its name
    env = fresh()
    assert "sam@example.org is steward of ourtown" in call(env, "steward", "ourtown", *WHO).stdout
    again = call(env, "steward", "ourtown", *WHO)
    assert again.returncode == 2
    assert "has a steward" in again.stderr
    assert "The chain holds: 1 events" in call(env, "audit", "verify").stdout


@pytest.mark.slow
def test_a_place_begins_with_a_folder(fresh, tmp_path):  # noqa: F811 - a fixture is asked for by its name
    env = fresh()
    folder = new_place(tmp_path / "starter")
    assert call(env, "steward", "ourtown", *WHO, "--from", str(tmp_path / "none")).returncode == 2
    assert "is steward of ourtown" in call(env, "steward", "ourtown", *WHO, "--from", str(folder)).stdout
    assert "The chain holds" in call(env, "audit", "verify").stdout
    out = tmp_path / "out"
    options = ("--as", WHO[1], "--from", str(folder), "--out", str(out))
    assert call(env, "export", "place", "ourtown", *options).returncode == 0
    assert read_place(out).teams == read_place(folder).teams
