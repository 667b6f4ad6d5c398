from commonweal.record.levels import LEVELS
from commonweal.record.tables import TABLES


def test_levels_run_from_the_ground_up_and_every_table_uses_the_same() -> None:
    assert (LEVELS[0], LEVELS[-1]) == ("team", "system")
    assert {TABLES[name].column("level").codes for name in ("room", "perceptions")} == {LEVELS}
