"""Scratch space for kernels."""

from commonweal.lab.bench import LONGEST_WAIT, make_bench


def test_there_is_room_for_everybody_of_the_largest_area_in_every_list():
    bench = make_bench(70)
    assert bench.open.shape == bench.waiting.shape == (6, 70)
    assert len(bench.order) == len(bench.lots) == len(bench.weight) == 70


def test_there_is_a_bin_for_every_wait_that_can_be_counted():
    assert len(make_bench(1).bins) == LONGEST_WAIT == 2**15
