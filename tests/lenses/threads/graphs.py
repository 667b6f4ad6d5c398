"""Things said and done and their links, for tests: by hand, or drawn by Hypothesis."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from commonweal.lenses.columns import code
from commonweal.lenses.threads import Fates, Things, Threads, fates

KINDS = ("insight", "question", "vision", "proposal", "decision", "action", "checked_back")
ROLES = ("resident", "carer", "worker", "commissioner", None)
LINKS = ("came_from", "merged_into", "split_from", "answers", "checked_back_with")

Thing = tuple[int, str, str | None]  # day, kind, role
Link = tuple[int, str, int, int]  # from, kind, to, day: reads as a sentence


def things_of(*things: Thing) -> Things:
    """Make things with the ids 0, 1, 2 and so on, about no service."""
    day = np.array([day for day, _, _ in things], np.int64)
    kind = np.array([code("voice", "kind", kind) for _, kind, _ in things], np.int64)
    role = np.array([-1 if role is None else code("voice", "role", role) for _, _, role in things], np.int64)
    return Things(np.arange(len(things)), day, kind, role, np.full(len(things), -1))


def threads_of(count: int, links: Sequence[Link]) -> Threads:
    """Make threads between so many things."""
    start = np.array([a if kind == "merged_into" else b for a, kind, b, _ in links], np.int64)
    end = np.array([b if kind == "merged_into" else a for a, kind, b, _ in links], np.int64)
    kinds = np.array([code("voice_links", "kind", kind) for _, kind, _, _ in links], np.int64)
    return Threads(count, start, end, kinds, np.array([day for _, _, _, day in links], np.int64))


def followed(things: Sequence[Thing], links: Sequence[Link]) -> Fates:
    """Follow what was said among things."""
    return fates(things_of(*things), threads_of(len(things), links))


A_THING = st.tuples(st.integers(0, 60), st.sampled_from(KINDS), st.sampled_from(ROLES))


@st.composite
def graphs(draw: st.DrawFn, most: int = 8) -> tuple[list[Thing], list[Link]]:
    """Draw things and links between any of them, circles too."""
    things = draw(st.lists(A_THING, min_size=1, max_size=most))
    place = st.integers(0, len(things) - 1)
    links = draw(st.lists(st.tuples(place, st.sampled_from(LINKS), place, st.integers(0, 60)), max_size=12))
    return things, links
