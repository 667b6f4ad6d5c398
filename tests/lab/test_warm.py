"""Compiling ahead of the first use."""

from commonweal.lab.kernels.build import is_compiled
from commonweal.lab.warm import smallest, warm


def test_after_warming_the_kernels_are_compiled():
    warm()
    assert is_compiled()


def test_the_smallest_place_has_a_team_for_every_domain():
    place = smallest()
    assert len(place.cells) == 6
    assert place.population.sum() == 100
