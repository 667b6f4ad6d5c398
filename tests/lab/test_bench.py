"""Scratch space for kernels."""

from concurrent.futures import ThreadPoolExecutor

from commonweal.lab.bench import LONGEST_WAIT, bench_of_thread, events_of_thread, make_bench


def test_there_is_room_for_everybody_of_the_largest_area_in_every_list():
    bench = make_bench(70)
    assert bench.open.shape == bench.waiting.shape == (6, 70)
    assert len(bench.order) == len(bench.lots) == len(bench.weight) == 70


def test_there_is_a_bin_for_every_wait_that_can_be_counted():
    assert len(make_bench(1).bins) == LONGEST_WAIT == 2**15


def test_a_thread_keeps_its_space_and_makes_more_only_where_it_is_too_small():
    with ThreadPoolExecutor(1) as alone:
        first, again, larger, smaller = (alone.submit(bench_of_thread, rows).result() for rows in (50, 40, 90, 50))
    assert first is again
    assert larger is smaller
    assert larger is not first
    assert len(larger.order) == 90


def test_threads_do_not_share_their_space():
    mine = bench_of_thread(10), events_of_thread(10)
    with ThreadPoolExecutor(1) as other:
        theirs = other.submit(lambda: (bench_of_thread(10), events_of_thread(10))).result()
    assert mine[0] is not theirs[0]
    assert mine[1] is not theirs[1]


def test_event_buffers_come_emptied_and_with_room():
    events = events_of_thread(100)
    events.used[:] = 7
    again = events_of_thread(100)
    assert not again.used.any()
    assert min(len(again.contacts), len(again.referrals), len(again.spells), len(again.assessments)) >= 100
    assert len(events_of_thread(len(again.contacts) + 1).spells) > len(again.contacts)
