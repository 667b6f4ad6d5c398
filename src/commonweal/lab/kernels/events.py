"""What may be learnt from a week: rows for the record, written only when a record is kept.

Dates are weeks here and people are `row + refills * 2^40`; `lab/emit.py` turns both into what the record holds.
A kernel stops before a week for which a buffer might be too small (`week.py`), so no row is ever lost.
"""

from typing import Any, NamedTuple

import numpy as np

from commonweal.lab.kernels.build import rule

CONTACT = np.dtype([("person", "i8"), ("week", "i4"), ("team", "i4"), ("kind", "i1"), ("hours", "f4")])
REFERRAL = np.dtype(
    [
        ("person", "i8"),
        ("week", "i4"),
        ("sender", "i4"),
        ("team", "i4"),
        ("outcome", "i1"),
        ("clause", "i1"),
    ]
)
SPELL = np.dtype([("person", "i8"), ("start", "i4"), ("end", "i4"), ("team", "i4"), ("ending", "i1"), ("gain", "f4")])
ASSESSMENT = np.dtype(
    [
        ("person", "i8"),
        ("week", "i4"),
        ("team", "i4"),
        ("domain", "i1"),
        ("occasion", "i1"),
        ("score", "f4"),
        ("change", "f4"),
    ]
)

# the codes, in the order of the record's declarations (tests hold them equal)
ASSESSED, STARTED, REVIEWED, FOLLOWED_UP = range(4)
ACCEPTED, REFUSED, LOST, ABANDONED = range(4)
NO_CLAUSE, LEAST_SEVERITY, GREATEST_COMPLEXITY, BOTH, WAITED_TOO_LONG, ON_THE_WAY = range(6)
COMPLETED, TIME_LIMITED, HANDED_ON, FELL_AWAY, LOST_AT_HANDOFF, MOVED_AWAY, STILL_OPEN = range(7)
AT_ASSESSMENT, AT_CLOSURE, AT_HAND_OFF, AT_FOLLOW_UP = range(4)
LATER = 5  # 4 is a review, which services elsewhere score
NOBODY = -1
NOT_MEASURED = np.float32(np.nan)

MOST_A_WEEK = 24  # rows of one table that one person can cause in a week (four for each of six slots)


class Events(NamedTuple):
    """Buffers of one area and how far each is filled; `used` has no place at all when no record is kept."""

    contacts: Any
    referrals: Any
    spells: Any
    assessments: Any
    used: Any  # int64 (4,) or (0,)


def buffers(rows: int) -> Events:
    """Make buffers of `rows` rows each; 0 keeps no record."""
    used = np.zeros(4 if rows else 0, np.int64)
    return Events(
        np.empty(rows, CONTACT),
        np.empty(rows, REFERRAL),
        np.empty(rows, SPELL),
        np.empty(rows, ASSESSMENT),
        used,
    )


@rule
def named(seldom, i):
    """Name a person for the record: the row, and how often it was refilled."""
    return np.int64(i) + (np.int64(seldom[i].newcomers) << np.int64(40))


@rule
def contact(events, seldom, i, t, team, kind, spent):
    """Note a contact."""
    if events.used.shape[0] > 0:
        row = events.contacts[events.used[0]]
        row.person = named(seldom, i)
        row.week = t
        row.team = team
        row.kind = kind
        row.hours = spent
        events.used[0] += 1


@rule
def referral(events, seldom, i, t, sender, team, outcome, clause):
    """Note the answer at a door."""
    if events.used.shape[0] > 0:
        row = events.referrals[events.used[1]]
        row.person = named(seldom, i)
        row.week = t
        row.sender = sender
        row.team = team
        row.outcome = outcome
        row.clause = clause
        events.used[1] += 1


@rule
def spell(events, seldom, i, t, team, weeks, ending, gain):
    """Note the end of a stretch of work that began `weeks` ago; gain is not a number where it was not seen."""
    if events.used.shape[0] > 0:
        row = events.spells[events.used[2]]
        row.person = named(seldom, i)
        row.start = t - weeks
        row.end = t
        row.team = team
        row.ending = ending
        row.gain = gain
        events.used[2] += 1


@rule
def assessment(events, seldom, i, t, team, domain, occasion, score, change):
    """Note a need as a service scored it, and the change of the whole since work began; nan if it was not measured."""
    if events.used.shape[0] > 0:
        row = events.assessments[events.used[3]]
        row.person = named(seldom, i)
        row.week = t
        row.team = team
        row.domain = domain
        row.occasion = occasion
        row.score = score
        row.change = change
        events.used[3] += 1


@rule
def is_full(events, rows):
    """Tell whether a week of an area of `rows` people might not fit the buffers."""
    if events.used.shape[0] == 0:
        return False
    most = 0
    for table in range(4):
        most = max(most, events.used[table])
    return most + MOST_A_WEEK * rows > events.contacts.shape[0]
