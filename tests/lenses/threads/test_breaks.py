from tests.lenses.threads.graphs import things_of, threads_of

from commonweal.lenses.threads import breaks

THINGS = things_of(
    (0, "insight", "resident"),
    (1, "insight", "worker"),
    (5, "decision", None),  # of the resident's
    (6, "decision", None),  # of the worker's
    (7, "decision", None),  # of nothing
    (8, "action", None),  # checked back
    (8, "action", None),
    (95, "action", None),  # too new to ask about
    (20, "checked_back", "resident"),
)
LINKS = [(2, "came_from", 0, 5), (3, "came_from", 1, 6), (8, "checked_back_with", 5, 20)]


def test_decisions_without_a_voice_and_actions_without_a_check_back_are_found():
    found = breaks(THINGS, threads_of(9, LINKS), end=100, patience=30)
    assert found.decisions.sum() == 3
    assert found.unheard.nonzero()[0].tolist() == [4]
    assert found.not_users.nonzero()[0].tolist() == [3, 4]
    assert found.actions.nonzero()[0].tolist() == [5, 6]
    assert found.unchecked.nonzero()[0].tolist() == [6]


def test_a_voice_far_behind_still_counts():
    links = [*LINKS, (4, "came_from", 2, 7)]
    assert not breaks(THINGS, threads_of(9, links), end=100, patience=30).unheard.any()
