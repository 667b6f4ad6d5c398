"""The columns of the counts."""

from commonweal.lab.kernels import tallies


def test_every_column_has_a_place_of_its_own():
    for prefix, columns in (("T_", tallies.TEAM_COLUMNS), ("W_", tallies.WEEK_COLUMNS)):
        places = [getattr(tallies, name) for name in dir(tallies) if name.startswith(prefix)]
        assert sorted(places) == list(range(columns))
