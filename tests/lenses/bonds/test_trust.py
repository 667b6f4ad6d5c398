from datetime import date

import numpy as np
import pytest
from tests.lenses.bonds.rows import at_random
from tests.lenses.making import made

from commonweal.lenses.bonds.trust import FEWEST, grain, guarded, over_time, parted, perception_gap
from commonweal.lenses.bonds.wave import read_bonds


def some(pairs: list[tuple[int, int]], values: np.ndarray, n: int = 12) -> np.ndarray:
    held = np.full((n, n), np.nan)
    for (a, b), value in zip(pairs, values, strict=True):
        held[a, b] = value
    return held


RING = [(i, (i + 1) % 12) for i in range(12)]
SPREAD = np.linspace(0.1, 0.9, 12)


def test_fewer_than_eight_ties_are_told_by_nobody():
    assert guarded(some(RING[:7], SPREAD[:7])).value.value is None
    told = guarded(some(RING[:8], SPREAD[:8]))
    assert told.value.value == pytest.approx(SPREAD[:8].mean(), abs=0.025)
    assert told.n == FEWEST


def test_what_two_services_alone_said_is_not_shown():
    pairs = [(i % 2, 2 + i // 2) for i in range(12)]
    assert guarded(some(pairs, SPREAD)).value.value is None
    assert guarded(some([(b, a) for a, b in pairs], SPREAD)).value.value is None


def test_where_all_say_the_same_the_mean_would_say_what_each_said():
    assert guarded(some(RING, np.full(12, 0.1))).value.value is None


def test_no_two_means_give_away_the_tie_by_which_they_differ():
    values = np.append(SPREAD[:10], [0.05, 0.9])
    for missing in range(12):
        keep = [i for i in range(12) if i != missing]
        whole, less = guarded(some(RING, values)), guarded(some([RING[i] for i in keep], values[keep]))
        # what an attacker can hold it to be, from two means rounded to a twentieth
        low = (whole.value.value - 0.025) * 12 - (less.value.value + 0.025) * 11
        high = (whole.value.value + 0.025) * 12 - (less.value.value - 0.025) * 11
        assert high - low > 1


def test_within_and_between_are_both_shown_or_neither():
    alike = np.zeros((12, 12), bool)
    alike[0, 1] = True
    inside, outside = parted(some(RING, SPREAD), alike, ~alike)
    assert inside.value.value is None
    assert outside.value.value is None


def test_the_gap_is_the_mean_difference_either_way_and_never_of_a_pair():
    pairs = [(i, j) for i in range(4) for j in range(4, 8)]
    there, back = np.linspace(0.2, 0.8, 16), np.linspace(0.2, 0.8, 16) - np.linspace(0.0, 0.2, 16)
    held = some([*pairs, *((b, a) for a, b in pairs)], np.append(there, back), 8)
    gap = perception_gap(held)
    assert gap.mean.n == 16
    assert gap.mean.value.value == pytest.approx(0.1, abs=0.026)
    assert gap.chance.value > gap.mean.value.value
    assert perception_gap(some(RING, SPREAD)).mean.value.value is None


def test_trust_is_followed_over_waves_and_along_the_same_ties(tmp_path):
    names = [f"s{i}" for i in range(12)]

    first = at_random(names, 0.5, when=date(2024, 1, 10))
    second = [row | {"date": date(2024, 8, 1), "trust": row["trust"] * 0.7} for row in first]
    waves = over_time(read_bonds(made(tmp_path / "r", {"ties": first + second}), 30))
    assert waves.change.value.value == pytest.approx(-0.2, abs=0.02)
    assert waves.means[0].value.value - waves.means[1].value.value == pytest.approx(0.2, abs=0.02)
    assert waves.days[0] < waves.days[1]


def test_change_is_hidden_where_a_few_ties_come_or_go(tmp_path):

    names = [f"s{i}" for i in range(12)]
    first = at_random(names, 0.5, when=date(2024, 1, 10))
    second = [row | {"date": date(2024, 8, 1), "trust": row["trust"] ** 2} for row in first[1:]]
    bonds = read_bonds(made(tmp_path / "r", {"ties": first + second}), 30)
    assert over_time(bonds).change.value.value is None


def test_a_figure_is_rounded_as_it_is_said_to_be():
    for size in (12, 60):
        at = np.random.default_rng(1).uniform(size=(size, size))
        held = np.where(np.eye(size, k=1) + np.eye(size, k=1 - size) > 0, at, np.nan)
        step = grain(size)
        value = guarded(held).value.value
        assert value == pytest.approx(round(value / step) * step, abs=1e-9)
        assert abs(value - np.nanmean(held)) <= step / 2
    assert (grain(49), grain(50)) == (0.05, 0.01)
