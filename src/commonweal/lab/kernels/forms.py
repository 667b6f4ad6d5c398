"""The shapes that kernels work on; meanings in `docs/model.md` section 2.

People, case slots and teams are arrays of records: a person's columns lie together in memory, which is what a week
reads (one row after another), and few arrays are handed from rule to rule, which keeps compiling short.
"""

from typing import Any, NamedTuple

import numpy as np

NEVER = 2**31 - 1  # a week that does not come
HELPED = np.uint8(1 << 6)  # the mark in `busy` of people helped last week

PERSON = np.dtype(  # what a week reads of everybody: 80 bytes, since memory is what a large place waits for
    [
        ("key", "i8"),  # key of the person's luck
        ("shock_line", "u4"),
        ("assets", "i4"),
        ("trust", "i4"),
        ("own_assets", "i4"),
        ("need", "i4", 6),
        ("susceptible", "f4", 6),
        ("next_due", "i4"),  # derived: no follow-up falls due before this week
        ("busy", "u1"),  # derived: bit k is set while slot k is open or waiting; bit 6: helped last week
        ("open", "u1"),  # derived: bit k is set while slot k is open
    ],
    align=True,
)
CASE = np.dtype(  # one slot a person and domain; a week reads those in which something is
    [
        ("due", "i4"),
        ("seen", "i4"),
        ("episode", "i4"),
        ("need_at_start", "i4"),
        ("weeks", "i2"),
        ("with_worker", "i2"),
        ("status", "i1"),
        ("due_kind", "i1"),
    ],
    align=True,
)
SELDOM = np.dtype(  # what a week reads of few people: those helped last week, those struck, those replaced
    [("help", "i4", 6), ("help_assets", "i4"), ("shock_split", "u2", 6), ("newcomers", "i2")], align=True
)  # newcomers: how often the row was refilled; names the person in the record
TEAM = np.dtype(
    [
        ("key", "i8"),  # key of the team's luck
        ("practice", "f8", 8),
        ("fte", "f8"),
        ("caseload", "f8"),
        ("motivation", "f8"),
        ("skill", "f8", 6),
        ("ties", "f8", 6),
        ("price", "f8"),
        ("looks", "f8"),
        ("sight", "f8"),
        ("credit", "i8", 8),
        ("listed", "i8"),
        ("handed_in", "i8"),
        ("provider", "i8"),
        ("paid_history", "f8", 4),  # the last four cycles, newest last
        ("hours", "f8"),  # of the cycle so far: direct and recording
        ("effort", "f8"),  # of the regime in force; derived each cycle
        ("vw", "f8"),  # payoff per seen change; derived each cycle
    ],
    align=True,
)
AREA = np.dtype([("first", "i8"), ("end", "i8"), ("omega", "f8"), ("growth", "f8")], align=True)
RULES = np.dtype(
    [
        ("alpha", "f8"),
        ("luck", "f8"),
        ("width", "f8"),
        ("sigma", "f8"),
        ("link", "f8"),  # l, share of hours in liaison
        ("link_use", "f8"),  # lf
        ("door", "f8"),
        ("move_line", "u8"),
        ("pw", "f8", 5),  # payoff per measured event
        ("coupling", "f8", (6, 6)),  # W
    ],
    align=True,
)
LANES = 64  # room for a neighbourhood (50 people) in whole vectors
TILE = np.dtype(  # a neighbourhood, column by column: what vector instructions can work on
    [
        ("key", "i8", LANES),
        ("drawn", "u8", LANES),
        ("line", "u4", LANES),
        ("needs", "i4", (6, LANES)),  # as the week begins, then as it is written: LEVEL units
        ("assets", "i4", LANES),
        ("own_assets", "i4", LANES),
        ("trust", "i4", LANES),
        ("total", "i4", LANES),
        ("serious", "i4", LANES),  # needs above one half
        ("asks", "i4", LANES),  # bit k is set where the draw lets a person ask team k for help, at most
        ("susceptible", "f4", (6, LANES)),
        ("need", "f8", (6, LANES)),
        ("new", "f8", (6, LANES)),
        ("whole", "f8", LANES),
        ("helped", "f8", (6, LANES)),  # recovery added by last week's help
        ("built", "f8", LANES),  # growth of assets by the same
    ],
    align=True,
)
COUNTS = np.dtype(
    [
        ("open", "i8", 6),
        ("waiting", "i8", 6),
        ("presented", "i8", 6),
        ("closures_due", "i8", 6),
        ("followed", "i8", 6),
        ("handed_in", "i8", 6),
        ("success", "i8", (6, 6)),
        ("failure", "i8", (6, 6)),
        ("leave", "f8", 6),
        ("hood_assets", "f8"),
        ("hood_trust", "f8"),
        ("variant", "f8", 8),  # normals of the case in hand
    ],
    align=True,
)


class Bench(NamedTuple):
    """Scratch space of one area at a time: who is open and who waits, by domain."""

    open: Any  # int32 (6, rows)
    waiting: Any  # int32 (6, rows)
    order: Any  # int32 (rows,)  the list in the order of waits
    bins: Any  # int32 (weeks,)  how many wait so long
    lots: Any  # uint64 (rows,)
    weight: Any  # int64 (rows,)
    seen: Any  # float64 (6, rows)  payoff of what was seen this week of each open case
    tile: Any  # TILE (1,)
    counts: Any  # COUNTS (1,)


class Keys(NamedTuple):
    """The week's keys of luck, one a stream."""

    events: Any
    seek: Any
    intake: Any
    queue: Any
    work: Any
    variant_stem: Any
    queue_rule: Any


class Scene(NamedTuple):
    """All that a rule may look at."""

    world: Any  # one record: World
    dials: Any  # one record: Dials
    rules: Any  # one record: RULES
    areas: Any  # AREA (A,)
    people: Any  # PERSON (N,)
    cases: Any  # CASE (N, 6)
    seldom: Any  # SELDOM (N,)
    teams: Any  # TEAM (M,)
    tally: Any  # int64 (M, tallies.TEAM_COLUMNS)
    bench: Bench
    counts: Any  # one record: COUNTS
    tile: Any  # one record: TILE
    events: Any
