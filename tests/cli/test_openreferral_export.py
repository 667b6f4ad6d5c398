import pytest
from tests.live.serving.conftest import call, fresh  # noqa: F401 - a fixture is found by its name


@pytest.mark.slow
def test_a_places_feed_is_written_for_everyone_only_where_it_is_open(fresh, tmp_path):  # noqa: F811 - see above
    env = fresh()
    who = ("--email", "steward@example.org", "--name", "S", "--password", "correct horse battery")
    assert call(env, "steward", "town", *who).returncode == 0
    export = ("openreferral", "export", "town", "--out")
    closed = call(env, *export, tmp_path / "closed")
    assert closed.returncode == 2
    assert "it is not open" in closed.stderr
    assert call(env, *export, tmp_path / "x", "--as", "nobody@example.org").returncode == 2
    done = call(env, *export, tmp_path / "ours", "--as", "steward@example.org")
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 services and community assets" in done.stdout
    assert (tmp_path / "ours/service_list.json").exists()
    again = call(env, *export, tmp_path / "ours", "--as", "steward@example.org")
    assert (again.returncode, "new or empty" in again.stderr) == (2, True)
