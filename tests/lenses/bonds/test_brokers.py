import numpy as np
from tests.lenses.networks.test_communities import TWO, blocks
from tests.lenses.networks.test_paths import STAR
from tests.lenses.networks.test_rewiring import symmetric

from commonweal.lenses.bonds.brokers import between, rows_of_brokers, rows_of_closures


def bridged(seed: int) -> np.ndarray:
    """Two communities, and one service tied with three of each."""
    luck = np.random.default_rng(seed)
    tied = np.zeros((31, 31), bool)
    tied[:30, :30] = blocks(luck, TWO, 0.35, 0.0)
    tied[30, [1, 4, 7, 16, 19, 22]] = True
    return tied | tied.T


def test_a_planted_broker_is_found_and_nobody_is_ranked():
    told = between(bridged(1), draws=99)
    assert told.unusual[30]
    called = [f"z{i}" for i in range(30)] + ["a bridge"]
    rows = rows_of_brokers(told, bridged(1), called)
    assert [row["service"] for row in rows] == sorted(row["service"] for row in rows)
    bridge = rows[0]
    assert bridge["paths_through"] > bridge["by_chance_high"]
    assert bridge["constraint"] < bridge["constraint_by_chance"] + 0.05


def test_random_networks_name_somebody_no_more_often_than_one_in_twenty():
    luck = np.random.default_rng(5)
    alarms = sum(between(symmetric(luck, 24, 0.2), draws=39).unusual.any() for _ in range(50))
    assert alarms <= 7  # 2.5 expected; 8 or more in one of two hundred


def test_the_middle_of_a_star_is_there_by_its_ties_alone():
    assert not between(STAR, draws=39).unusual.any()


def test_closures_are_told_by_name_and_only_where_something_breaks():
    rows = rows_of_closures(STAR, ["hub", "d", "c", "b", "a"])
    assert rows == [{"service": "hub", "pairs_without_path": 6, "cut_off": 3}]


def test_closing_a_broker_breaks_more_than_chance_does():
    told = between(bridged(1), draws=39)
    assert told.breaking >= 1
    assert len(told.breaking_chance) == 39
