"""Recounts what services reported from the record's own rows, and says where the two differ beyond rounding.

What counts, and when, is declared once in `record.indicators`; the lab counts it as it happens. A difference is worth
asking about and proves nothing: rows may be missing, and a contract may count otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns, code, names, read_columns, words
from commonweal.lenses.discovery import ASK
from commonweal.lenses.finding import Field, Sheet
from commonweal.lenses.tallied import Tallied, latest, moments, tally
from commonweal.record import INDICATORS, Record
from commonweal.record.day import day_number
from commonweal.record.indicators import SUCCESS_LINE, WAIT_WEEKS, WEEK_HOURS

Ints = NDArray[Any]
AGREES, ASKS, BLIND = "agrees", ASK, "cannot recount"
_SLACK = 1e-5  # relative: gains are stored in 32 bits
_DECIMALS = 6  # of a reported value beyond which it was not rounded for people to read
FIELDS = {
    "indicator": Field("label", meaning="what is measured"),
    "reported": Field("free", "values", "values reported of it"),
    "agree": Field("free", "values", "that the record's own rows come to, up to rounding"),
    "asks": Field("free", "values", "that they do not come to: worth asking about, never proof"),
    "cannot": Field("free", "values", "that cannot be recounted from this record"),
    "why": Field("label", meaning="why some cannot be recounted"),
}
_PER = "of the indicator"
DIFFERENT = {
    "indicator": FIELDS["indicator"],
    "service": Field("label", meaning="whose work"),
    "period": Field("label", meaning="first and last day"),
    "people": Field("count", "people", "who count in it, by the record's rows"),
    "reported": Field("statistic", _PER, "as it was reported", "people"),
    "least": Field("statistic", _PER, "the least that the record's rows come to", "people"),
    "most": Field("statistic", _PER, "the most; more than the least where some waits are not known", "people"),
}


@dataclass(frozen=True)
class Recount:
    """Every reported value of a declared indicator, beside what the record's rows come to; arrays (values,).

    Args:
        indicator: position in `INDICATORS`.
        service: code of the service.
        start, end: first and last day of the period.
        reported: as in the table `measures`; NaN where nothing was reported.
        least, most: what it comes to, NaN where it cannot be recounted; they differ where rows leave it open.
        people: how many people count in it.
        why: by indicator, why some of its values cannot be recounted.
    """

    indicator: Ints
    service: Ints
    start: Ints
    end: Ints
    reported: NDArray[np.float64]
    least: NDArray[np.float64]
    most: NDArray[np.float64]
    people: Ints
    why: Mapping[int, str]

    @property
    def told(self) -> NDArray[np.str_]:
        """Say of each value whether it agrees, is worth asking about or cannot be recounted."""
        slack = _rounding(self.reported) + _SLACK * np.abs(self.reported) + 1e-6
        within = (self.least - slack <= self.reported) & (self.reported <= self.most + slack)
        known = ~np.isnan(self.least) & ~np.isnan(self.reported)
        return np.where(known, np.where(within, AGREES, ASKS), BLIND)


def recount(record: Record) -> Recount:
    """Recount every reported value of an indicator that `INDICATORS` declares, by service and period."""
    rows = read_columns(record, "measures", ("service", "indicator", "period_start", "period_end", "value"))
    ids = [each.id for each in INDICATORS]
    known = np.array([ids.index(str(i)) if i in ids else -1 for i in words(record, "indicators", "id")] or [-1])
    kept = known[rows["indicator"]] >= 0
    at = {name: rows[name][kept].astype(np.int64) for name in ("service", "period_start", "period_end")}
    which = known[rows["indicator"][kept]]
    least, most = np.full(len(which), np.nan), np.full(len(which), np.nan)
    people, why = np.zeros(len(which), np.int64), {}
    weeks = whole_time_weeks(record, at["service"], at["period_start"], at["period_end"])
    for i in np.unique(which).tolist():
        here = which == i
        found = _COUNTED[ids[i]](record)
        if isinstance(found, str):
            why[i] = found
            continue
        span = (at["service"][here], at["period_start"][here], at["period_end"][here])
        counted = found.over(*span)
        spoken = found.speaks(record, *span) & (weeks[here] > 0)
        least[here] = np.where(spoken, counted.least / np.maximum(weeks[here], 1e-9), np.nan)
        most[here] = np.where(spoken, counted.most / np.maximum(weeks[here], 1e-9), np.nan)
        people[here] = counted.people
        if not spoken.all():
            why[i] = "its rows or the hours paid are not known of every service and period"
    value = rows["value"][kept].astype(float)
    return Recount(which, at["service"], at["period_start"], at["period_end"], value, least, most, people, why)


def whole_time_weeks(record: Record, service: Ints, start: Ints, end: Ints) -> NDArray[np.float64]:
    """Give the whole-time weeks paid in each period (values,): hours of its sums over 37; 0 where none is known."""
    money = read_columns(record, "money", ("service", "period_start", "period_end", "hours"))
    kept = (money["service"] >= 0) & ~np.isnan(money["hours"])
    spans = [money[name][kept].astype(np.int64) for name in ("service", "period_start", "period_end")]
    key, at = np.unique(np.stack([*spans]), axis=1, return_inverse=True)
    hours = np.bincount(at.ravel(), money["hours"][kept], key.shape[1])
    paid = dict(zip(map(tuple, key.T.tolist()), hours.tolist(), strict=True))
    asked = zip(service.tolist(), start.tolist(), end.tolist(), strict=True)
    return np.array([paid.get(one, 0.0) for one in asked]) / WEEK_HOURS


def _terms(record: Record) -> Mapping[str, Any]:
    """Give the terms that the record's making names; else those declared hold."""
    world = ((record.provenance.get("parameters") or {}).get("world")) or {}
    return world if isinstance(world, dict) else {}


def _success(occasion: str) -> Callable[[Record], Tallied | str]:
    def counted(record: Record) -> Tallied | str:
        needs = read_columns(record, "needs", ("person", "service", "date", "score", "occasion"))
        asked = needs["occasion"] == code("needs", "occasion", occasion)
        if not asked.any():
            return f"the record holds no need scored on such an occasion ({occasion.replace('_', ' ')})"
        line = np.float32(_terms(record).get("tau_c", SUCCESS_LINE))
        counts = asked & (needs["score"] <= line)
        return tally("needs", needs, "date", counts, np.ones(len(counts)))

    return counted


def _change(record: Record) -> Tallied | str:
    spells = read_columns(record, "spells", ("person", "service", "end", "ending", "gain"))
    endings = [code("spells", "ending", word) for word in ("completed", "time_limited")]
    closed = np.isin(spells["ending"], endings) & (spells["end"] >= 0)
    if not closed.any():
        return "the record holds no spell that ended completed or at its time limit"
    if np.isnan(spells["gain"][closed]).any():
        return "of some spells the gain was not recorded"
    return tally("spells", spells, "end", closed, spells["gain"].astype(float))


def _change_later(record: Record) -> Tallied | str:
    needs = read_columns(record, "needs", ("person", "service", "date", "occasion", "change"))
    asked = needs["occasion"] == code("needs", "occasion", "measured_later")
    if not asked.any():
        return "the record holds no need that was measured later"
    if np.isnan(needs["change"][asked]).any():
        return "of some people the change of the whole need was not measured"
    return tally("needs", needs, "date", asked, needs["change"].astype(float))


def _in_time(record: Record) -> Tallied | str:
    """Count starts by their wait since being taken on; a wait that began before the record may have been in time."""
    contacts = read_columns(record, "contacts", ("person", "service", "date", "kind"))
    started = contacts["kind"] == code("contacts", "kind", "start")
    if not started.any():
        return "the record does not say which contacts were starts of work"
    referrals = read_columns(record, "referrals", ("person", "from_service", "to_service", "date", "outcome"))
    covered = record.coverage.of("referrals")
    if not (referrals["outcome"] == code("referrals", "outcome", "accepted")).any():
        return "the record does not say when people were taken on"
    if covered.status != "present" or covered.start is None:
        return "the record holds only a part of when people were taken on"
    starts = {name: contacts[name][started] for name in ("person", "service", "date")}
    soonest, latest_ = _taken_on(starts, referrals, day_number(covered.start))
    most = 7 * int(_terms(record).get("wait_target", WAIT_WEEKS))
    longest, shortest = starts["date"] - soonest, starts["date"] - latest_
    perhaps = shortest <= most
    return tally("contacts", starts, "date", perhaps, np.ones(len(perhaps)), longest[perhaps] <= most)


def _taken_on(starts: Columns, referrals: Columns, begun: int) -> tuple[Ints, Ints]:
    """Give the soonest and the latest day on which the wait of each start may have begun, both (starts,).

    It is the last day on which the person was taken on. Where another service handed them on to it on the very day
    of the start, and they waited already, it is the day before that; a start or giving up since then ended that wait,
    and on one day it is not told which came first. Where there is none, the wait began before the record did.
    """
    sent = referrals["from_service"] >= 0
    accepted = [_answers(referrals, "accepted", here) for here in (~sent, sent)]
    gone = _answers(referrals, "abandoned", np.ones(len(sent), bool))
    start, door, handed, left = moments(starts, *accepted, gone)
    own, other = latest(start, door), latest(start, handed)
    ended = latest(start, np.concatenate((start, left)), before=True)
    earlier_own, earlier_other = latest(start, door, before=True), latest(start, handed, before=True)
    last, earlier = np.maximum(own, other), np.maximum(earlier_own, earlier_other)
    again = (other == starts["date"]) & (own < other) & (earlier >= 0)
    waits = again & (ended < earlier)
    perhaps = again & (ended == earlier) & (earlier_own < earlier)
    soonest, sure = np.where(waits | perhaps, earlier, last), np.where(waits, earlier, last)
    return np.where(last < 0, -(10**9), soonest), np.where(last < 0, begun, sure)


def _answers(referrals: Columns, outcome: str, those: Ints) -> Columns:
    here = those & (referrals["outcome"] == code("referrals", "outcome", outcome))
    named = {"person": "person", "service": "to_service", "date": "date"}
    return {name: referrals[column][here] for name, column in named.items()}


_COUNTED: Mapping[str, Callable[[Record], Tallied | str]] = {
    "success_at_closure": _success("closure"),
    "change_at_closure": _change,
    "success_later": _success("measured_later"),
    "change_later": _change_later,
    "starts_in_time": _in_time,
}


def recounted(record: Record, found: Recount | None = None) -> Sheet:
    """Give, for each declared indicator that was reported, how many values agree with the record's own rows."""
    found = recount(record) if found is None else found
    told = found.told
    rows = []
    for i in np.unique(found.indicator).tolist():
        here = told[found.indicator == i]
        sums = {
            name: int((here == word).sum()) for name, word in (("agree", AGREES), ("asks", ASKS), ("cannot", BLIND))
        }
        row = {"indicator": INDICATORS[i].name, "reported": len(here), **sums, "why": found.why.get(i)}
        rows.append(row)
    return Sheet("What was reported against what the record shows", FIELDS, rows)


def held_against(record: Record) -> tuple[Sheet, ...]:
    """Give the sheets of a record's declared indicators, reported against recounted; none where it has none."""
    found = recount(record)
    if not len(found.indicator):
        return ()
    asked = different(record, found)
    return (recounted(record, found), asked) if asked.rows else (recounted(record, found),)


def different(record: Record, found: Recount | None = None) -> Sheet:
    """Give the reported values that the record's rows do not come to, by indicator, service and time."""
    found = recount(record) if found is None else found
    called = names(record, "services")
    rows = [
        {
            "indicator": INDICATORS[int(found.indicator[i])].name,
            "service": called[int(found.service[i])],
            "period": f"{_day(found.start[i])} to {_day(found.end[i])}",
            "people": int(found.people[i]),
            "reported": float(found.reported[i]),
            "least": float(found.least[i]),
            "most": float(found.most[i]),
        }
        for i in np.flatnonzero(found.told == ASKS)
    ]
    rows.sort(key=lambda row: (row["indicator"], row["service"], row["period"]))
    return Sheet("Reported values that are worth asking about", DIFFERENT, rows)


def _day(day: int) -> str:
    return str(np.datetime64(int(day), "D"))


def _rounding(reported: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give half a unit of the last decimal to which each value was rounded for people to read."""
    half = np.zeros(len(reported))
    for digits in range(_DECIMALS, -1, -1):
        half = np.where(np.round(reported, digits) == reported, 0.5 * 10.0**-digits, half)
    return half
