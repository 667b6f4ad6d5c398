"""Codes of events are those of the record; with no record kept, buffers take no room."""

import pytest

from commonweal.lab.kernels import events as e
from commonweal.record import TABLES

CODES = {
    ("contacts", "kind"): {
        "assessment": e.ASSESSED,
        "start": e.STARTED,
        "review": e.REVIEWED,
        "follow_up": e.FOLLOWED_UP,
    },
    ("referrals", "outcome"): {
        "accepted": e.ACCEPTED,
        "refused": e.REFUSED,
        "lost": e.LOST,
        "abandoned": e.ABANDONED,
    },
    ("referrals", "clause"): {
        "none": e.NO_CLAUSE,
        "least_severity": e.LEAST_SEVERITY,
        "greatest_complexity": e.GREATEST_COMPLEXITY,
        "both": e.BOTH,
        "waited_too_long": e.WAITED_TOO_LONG,
        "lost_on_the_way": e.ON_THE_WAY,
    },
    ("needs", "occasion"): {
        "assessment": e.AT_ASSESSMENT,
        "closure": e.AT_CLOSURE,
        "hand_off": e.AT_HAND_OFF,
        "follow_up": e.AT_FOLLOW_UP,
        "measured_later": e.LATER,
    },
}
ENDINGS = (
    e.COMPLETED, e.TIME_LIMITED, e.HANDED_ON, e.FELL_AWAY, e.LOST_AT_HANDOFF, e.MOVED_AWAY, e.STILL_OPEN,
)  # fmt: skip


@pytest.mark.parametrize("where", CODES)
def test_a_code_is_the_records_code(where):
    table, column = where
    known = CODES[where]
    words = TABLES[table].column(column).codes  # records from elsewhere know more of them
    assert {word: words.index(word) for word in known} == known


def test_the_ways_a_stretch_of_work_ends_are_the_records():
    words = TABLES["spells"].column("ending").codes[: len(ENDINGS)]
    for word, part in zip(words, ("complet", "time", "hand", "f", "lost", "moved", "open"), strict=True):
        assert part in word
    assert list(ENDINGS) == list(range(7))


def test_with_no_record_kept_there_is_no_room_and_no_count():
    empty, room = e.buffers(0), e.buffers(10)
    assert len(empty.used) == len(empty.contacts) == 0
    assert (len(room.used), len(room.spells)) == (4, 10)
    assert not room.used.any()
