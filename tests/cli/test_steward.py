"""A place of one's own, from the command line."""

import pytest
from tests.live.serving.conftest import call, fresh  # noqa: F401 - a fixture is asked for by its name

WHO = ("--email", "sam@example.org", "--name", "Sam", "--password", "nine green bottles")


@pytest.mark.slow
def test_a_place_gets_its_first_steward_once(fresh):  # noqa: F811 - a fixture is asked for by its name
    env = fresh()
    assert "sam@example.org is steward of ourtown" in call(env, "steward", "ourtown", *WHO).stdout
    again = call(env, "steward", "ourtown", *WHO)
    assert again.returncode == 2
    assert "has a steward" in again.stderr
    assert "The chain holds: 1 events" in call(env, "audit", "verify").stdout
