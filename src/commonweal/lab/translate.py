"""From what a week showed to rows of a record: dates from weeks, pseudonyms from rows, codes from codes."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import events as e
from commonweal.lab.kernels.events import Events
from commonweal.lab.luck import words
from commonweal.lab.world import BURN_IN
from commonweal.record import TABLES, blank_rows
from commonweal.record.day import day_number

Rows = NDArray[np.void]
PSEUDONYM = 63  # a stream of luck of its own; simulated people have no names to hide, but records look alike


def day_of(week: NDArray[np.int32] | int, start: date) -> NDArray[np.int32]:
    """Give the day (since 1970) on which a week of the run begins; the branch is the place's start date."""
    first = day_number(start)
    return np.asarray(first + 7 * (np.asarray(week, np.int64) - BURN_IN), np.int32)


def pseudonyms(seed: int, people: NDArray[np.int64]) -> NDArray[np.int64]:
    """Turn row and refill into a keyed pseudonym of 63 bits."""
    return (words(seed, PSEUDONYM, 0, people, 1)[:, 0] >> np.uint64(1)).astype(np.int64)


def _code(table: str, column: str, word: str) -> int:
    return TABLES[table].column(column).codes.index(word)


def translate(events: Events, seed: int, start: date) -> dict[str, Rows]:
    """Give the rows of the event tables that filled buffers hold."""
    used = events.used
    return {
        "contacts": _contacts(events.contacts[: used[0]], seed, start),
        "referrals": _referrals(events.referrals[: used[1]], seed, start),
        "spells": _spells(events.spells[: used[2]], seed, start),
        "needs": _needs(events.assessments[: used[3]], seed, start),
    }


def _contacts(seen: Rows, seed: int, start: date) -> Rows:
    rows = blank_rows("contacts", len(seen))
    rows["person"] = pseudonyms(seed, seen["person"])
    rows["service"] = seen["team"]
    rows["date"] = day_of(seen["week"], start)
    rows["kind"] = seen["kind"]
    rows["hours"] = seen["hours"]
    return rows


def _referrals(seen: Rows, seed: int, start: date) -> Rows:
    rows = blank_rows("referrals", len(seen))
    rows["person"] = pseudonyms(seed, seen["person"])
    rows["date"] = day_of(seen["week"], start)
    rows["from_service"] = seen["sender"]
    rows["to_service"] = seen["team"]
    rows["outcome"] = seen["outcome"]
    rows["clause"] = seen["clause"]
    by = np.array([_code("referrals", "declined_by", w) for w in ("none", "provider", "referrer", "person")])
    rows["declined_by"] = by[seen["outcome"]]
    clause_reasons = (
        "none",
        "not_ill_enough",
        "too_complex",
        "too_complex",
        "no_longer_wanted",
        "not_reached",
    )
    reasons = np.array([_code("referrals", "reason", word) for word in clause_reasons])
    rows["reason"] = reasons[seen["clause"]]
    # whether a failed hand-off was refused or lost on the way is one draw in the model, so nobody is named
    rows["declined_by"][seen["outcome"] == e.LOST] = _code("referrals", "declined_by", "none")
    return rows


def _spells(seen: Rows, seed: int, start: date) -> Rows:
    rows = blank_rows("spells", len(seen))
    rows["person"] = pseudonyms(seed, seen["person"])
    rows["service"] = seen["team"]
    # the week in which a case ends was worked and counted too, but not by those who moved away as it began
    rows["start"] = day_of(seen["start"] + (seen["ending"] != e.MOVED_AWAY), start)
    rows["end"] = np.where(seen["end"] < 0, -1, day_of(seen["end"], start))
    rows["ending"] = seen["ending"]
    rows["gain"] = seen["gain"]
    return rows


def _needs(seen: Rows, seed: int, start: date) -> Rows:
    rows = blank_rows("needs", len(seen))
    rows["person"] = pseudonyms(seed, seen["person"])
    rows["service"] = seen["team"]
    rows["date"] = day_of(seen["week"], start)
    rows["domain"] = seen["domain"]
    rows["score"] = seen["score"]
    rows["occasion"] = seen["occasion"]
    rows["change"] = seen["change"]
    return rows
