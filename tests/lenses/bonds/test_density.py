import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.lenses.bonds.density import ALL_OR_NONE, density, reciprocity, within_to_between
from commonweal.lenses.bonds.network import Network


def network(told: np.ndarray, answered: np.ndarray | None = None, group: np.ndarray | None = None) -> Network:
    n = len(told)
    heard = np.ones(n, bool) if answered is None else answered
    return Network(np.arange(n), told, heard, np.zeros(n, int) if group is None else group, "told", "provider", True)


def random_told(seed: int, n: int, share: float = 0.4) -> np.ndarray:
    told = np.random.default_rng(seed).random((n, n)) < share
    np.fill_diagonal(told, False)
    return told


def test_density_within_and_between_by_hand():
    told = np.zeros((4, 4), bool)
    told[0, 1] = told[2, 3] = told[0, 2] = True
    held = network(told, group=np.array([0, 0, 1, 1]))
    assert density(held, held.alike).value.value == 1
    assert density(held, held.apart).value.value == 0.25
    assert (density(held, held.apart).pairs, density(held, held.apart).tied) == (4, 1)
    assert within_to_between(held).value == 4


def test_nothing_between_gives_no_ratio():
    told = np.zeros((4, 4), bool)
    told[0, 1] = True
    assert within_to_between(network(told, group=np.array([0, 0, 1, 1]))).value is None
    assert within_to_between(network(told)).value is None


def test_the_silent_leave_bounds_and_what_they_were_told_of_counts():
    told = np.zeros((3, 3), bool)
    told[0, 2] = True  # of one who did not answer
    held = density(network(told, np.array([True, True, False])), np.ones((3, 3), bool))
    assert (held.heard, held.tied) == (1, 0)
    assert (held.least, held.most) == (pytest.approx(1 / 3), pytest.approx(2 / 3))


def test_ties_all_mutual_or_never_tell_nothing_of_who_said_what():
    upper = np.triu(np.ones((8, 8), bool), 1)
    assert upper.sum() > ALL_OR_NONE
    assert "both ways" in reciprocity(network(upper | upper.T)).why_not
    assert "once" in reciprocity(network(upper)).why_not
    assert reciprocity(network(upper)).value.value is None


def test_half_of_the_ties_mutual_by_hand():
    told = np.zeros((3, 3), bool)
    told[0, 1] = told[1, 0] = told[0, 2] = True
    assert reciprocity(network(told)).value.value == 0.5


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 7))
def test_whatever_the_silent_would_say_lies_within_the_bounds(seed, n):
    luck = np.random.default_rng(seed)
    truth, answered = random_told(seed, n), luck.random(n) < 0.6
    seen = network(truth & answered[:, None], answered)
    everyone = ~np.eye(n, dtype=bool)
    bounds = density(seen, everyone)
    assert bounds.least <= density(network(truth), everyone).value.value <= bounds.most
    told, whole = reciprocity(seen), truth | truth.T
    if whole.any() and told.least is not None and told.most is not None:
        assert told.least - 1e-12 <= (truth & truth.T).sum() / whole.sum() <= told.most + 1e-12
