from datetime import date

import numpy as np
from hypothesis import given
from tests.lenses.making import made
from tests.lenses.threads.graphs import graphs, things_of, threads_of

from commonweal.lenses.threads import NEVER, read_things, read_threads


def plain(count: int, *pairs: tuple[int, int]):
    """Threads from the first of each pair to the second."""
    return threads_of(count, [(b, "came_from", a, 0) for a, b in pairs])


def test_links_run_as_their_sentences_say(tmp_path):
    day = date(2024, 1, 1)
    voice = [{"item": i, "date": day, "kind": "insight"} for i in (10, 20, 30)]
    links = [
        {"from_item": 20, "to_item": 10, "date": day, "kind": "came_from"},
        {"from_item": 20, "to_item": 30, "date": day, "kind": "merged_into"},
        {"from_item": 30, "to_item": 10, "date": day, "kind": "answers"},
        {"from_item": 30, "to_item": 99, "date": day, "kind": "came_from"},
    ]
    record = made(tmp_path / "r", {"voice": voice, "voice_links": links})
    threads = read_threads(record, read_things(record))
    assert list(zip(threads.start.tolist(), threads.end.tolist(), strict=True)) == [(0, 1), (1, 2), (0, 2)]
    assert threads.loose == 1


def test_the_earliest_of_what_a_thing_led_to():
    threads = plain(5, (0, 1), (1, 2), (0, 3), (4, 0))
    day = np.array([NEVER, NEVER, 9, 5, NEVER])
    assert threads.earliest(day).tolist() == [5, 9, NEVER, NEVER, 5]


def test_circles_end_and_are_counted():
    threads = plain(5, (0, 1), (1, 2), (2, 0), (2, 3), (4, 4))
    day = np.array([7, NEVER, NEVER, 9, NEVER])
    assert threads.earliest(day).tolist() == [7, 7, 7, NEVER, NEVER]
    assert threads.in_circles().tolist() == [True, True, True, False, True]


def test_a_long_chain_is_followed_to_its_end_soon():
    count = 100_000
    threads = plain(count, *((i, i + 1) for i in range(count - 1)))
    day = np.full(count, NEVER)
    day[-1] = 3
    assert (threads.earliest(day)[:-1] == 3).all()


def test_what_things_came_of():
    threads = plain(4, (0, 1), (1, 2))
    assert threads.led_to(np.array([True, False, False, True])).tolist() == [False, True, True, False]


def test_a_direct_check_back_marks_both_ends():
    things = things_of((0, "insight", "resident"), (5, "decision", "body"), (9, "checked_back", None))
    threads = threads_of(3, [(1, "checked_back_with", 0, 7)])
    assert threads.checked(things).tolist() == [7, 7, 9]


def test_a_merged_statement_made_at_the_merging_says_again_and_one_that_was_there_does_not():
    said = [(0, "insight", "resident"), (1, "insight", "carer"), (5, "insight", None)]
    merged = [(0, "merged_into", 2, 5), (1, "merged_into", 2, 5)]
    assert threads_of(3, merged).restated(things_of(*said)).tolist() == [False, False, True]
    later = [(0, "merged_into", 2, 9)]
    assert not threads_of(3, later).restated(things_of(*said)).any()
    split = [(1, "split_from", 0, 0)]
    assert threads_of(3, split).restated(things_of(*said)).tolist() == [False, True, False]
    circle = [(0, "merged_into", 1, 0), (1, "merged_into", 0, 0)]
    assert not threads_of(3, circle).restated(things_of(*said)).any()


@given(graphs())
def test_reaching_agrees_with_powers_of_the_matrix(graph):
    things, links = graph
    threads, n = threads_of(len(things), links), len(things)
    step = np.zeros((n, n), bool)
    step[threads.start, threads.end] = True
    reach = step.copy()
    for _ in range(n):
        reach |= (reach.astype(int) @ step.astype(int)) > 0
    day = np.array([day for day, _, _ in things])
    want = [min((day[j] for j in range(n) if reach[i, j]), default=NEVER) for i in range(n)]
    assert threads.earliest(day).tolist() == want
    assert threads.in_circles().tolist() == np.diag(reach).tolist()
