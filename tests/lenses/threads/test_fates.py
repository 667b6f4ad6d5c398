from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.threads.graphs import LINKS, followed, graphs

from commonweal.lenses.threads import NEVER, STAGES

TALK = [
    (0, "insight", "resident"),
    (2, "insight", "carer"),
    (5, "vision", "body"),
    (9, "decision", "body"),
    (12, "action", "service_lead"),
    (20, "checked_back", "resident"),
    (3, "question", "resident"),
]
LINKED = [(2, "came_from", 0, 5), (3, "came_from", 2, 9), (4, "came_from", 3, 12), (5, "checked_back_with", 4, 20)]


def test_a_thread_is_followed_from_what_was_said_to_the_check_back():
    told = followed(TALK, LINKED)
    assert told.at.tolist() == [0, 1, 6]
    assert told.first[0].tolist() == [5, 9, 12, 20]
    assert told.open.tolist() == [False, True, True]
    wait, came = told.waits("decision", end=30)
    assert (wait.tolist(), came.tolist()) == ([9, 28, 27], [True, False, False])


def test_what_was_merged_is_followed_when_what_it_went_into_is():
    told = followed(TALK, [*LINKED, (1, "merged_into", 0, 4)])
    assert told.first[1].tolist() == [5, 9, 12, 20]
    assert told.merged.tolist() == [False, True, False]
    assert len(told.at) == 3  # one was there before the other went into it


def test_a_merging_that_makes_a_new_statement_counts_no_voice_twice():
    made_then = [*TALK, (4, "insight", None)]
    links = [(0, "merged_into", 7, 4), (1, "merged_into", 7, 4), (3, "came_from", 7, 9)]
    told = followed(made_then, links)
    assert told.at.tolist() == [0, 1, 6]
    assert told.reached("decision").tolist() == [True, True, False]


def test_what_was_split_is_followed_when_any_part_is_and_told_as_in_part():
    split = [*TALK, (1, "insight", None), (1, "insight", None)]
    links = [(7, "split_from", 0, 1), (8, "split_from", 0, 1), (3, "came_from", 7, 9)]
    told = followed(split, links)
    assert told.at.tolist() == [0, 1, 6]
    assert told.reached("decision")[0]
    assert told.in_part.tolist() == [True, False, False]
    whole = followed(split, [*links, (4, "came_from", 8, 12)])
    assert not whole.in_part.any()


def test_a_question_that_is_answered_is_not_open():
    told = followed(TALK, [(1, "answers", 6, 4)])
    assert told.open.tolist() == [True, True, False]


def test_what_was_said_after_its_decision_waited_no_day():
    things = [(0, "insight", "resident"), (5, "decision", "body"), (9, "insight", "carer")]
    told = followed(things, [(1, "came_from", 0, 5), (2, "merged_into", 0, 9)])
    assert told.waits("decision", end=9)[0].tolist() == [5, 0]


def outcome(things, links):
    """Whether each thing said led to each stage or is open, by its position."""
    told = followed(things, links)
    rows = [(*(day != NEVER for day in first), not shut) for first, shut in zip(told.first, told.open, strict=True)]
    return dict(zip(told.at.tolist(), rows, strict=True))


@given(graphs(), st.sampled_from([kind for kind in LINKS if kind not in ("split_from", "merged_into")]), st.data())
def test_following_only_grows_with_links(graph, kind, data):
    things, links = graph
    place = st.integers(0, len(things) - 1)
    more = [*links, (data.draw(place), kind, data.draw(place), data.draw(st.integers(0, 60)))]
    before, after = outcome(things, links), outcome(things, more)
    for at, was in before.items():
        assert all(b <= a for b, a in zip(was, after[at], strict=True))


@given(graphs(), st.data())
def test_merging_two_voices_loses_neither(graph, data):
    things, links = graph
    told = outcome(things, links)
    if not told:
        return
    one, other = (data.draw(st.sampled_from(sorted(told))) for _ in range(2))
    day = max(things[one][0], things[other][0])
    new = len(things)
    things = [*things, (day, "insight", None), (day, "decision", None)]
    links = [*links, (one, "merged_into", new, day), (other, "merged_into", new, day)]
    assert outcome(things, links) == told  # no voice more or less, and nothing taken away
    decided = outcome(things, [*links, (new + 1, "came_from", new, day)])
    assert decided[one][STAGES.index("decision")]
    assert decided[other][STAGES.index("decision")]


@given(graphs(), st.data())
def test_splitting_a_voice_loses_nothing_of_it(graph, data):
    things, links = graph
    told = outcome(things, links)
    if not told:
        return
    whole, day = data.draw(st.sampled_from(sorted(told))), data.draw(st.integers(0, 60))
    parts = [(day, "insight", None)] * 2
    cut = [(len(things) + k, "split_from", whole, day) for k in range(2)]
    split = outcome([*things, *parts], [*links, *cut])
    assert split == told  # parts are not counted anew, and take nothing away
    decided = [(len(things) + 2, "came_from", len(things) + 1, day)]
    after = outcome([*things, *parts, (day, "decision", None)], [*links, *cut, *decided])
    assert after[whole][STAGES.index("decision")]


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_links_makes_no_difference(graph, luck):
    things, links = graph
    shuffled = links[:]
    luck.shuffle(shuffled)
    assert outcome(things, links) == outcome(things, shuffled)
