"""Dynamics: changes of the whole system and the way back from them, and slowing before a shift."""

from typing import Any

from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.emergent import change, slowing
from commonweal.lenses.emergent.aspect import Aspect, holm, sign, untold
from commonweal.lenses.emergent.change import Change, find_change
from commonweal.lenses.emergent.series import NAMES, WEEK, Tracks, read_tracks, sheet
from commonweal.lenses.emergent.slowing import Slowing, find_slowing
from commonweal.lenses.finding import Field, Number, Sheet, free
from commonweal.record import Record

NAME, SIGN = "dynamics", "changes and slowing of the whole system"
_FIELDS = {
    "series": Field("label", meaning="what was followed"),
    "periods": Field("free", "periods", "how many it holds without a gap"),
    "change_from": Field("label", meaning="first day of its clearest change; empty if chance gives one as clear"),
    "change_p": Field("free", "p", "how often red noise shows a change as clear, corrected for all series (Holm)"),
    "half_back": Field("free", "weeks", "until half of the change was gone; empty if it was not, or cannot be told"),
    "half_back_low": Field("free", "weeks", "lower end of its 95 % interval, if it came when it seems to have"),
    "half_back_high": Field("free", "weeks", "upper end"),
    "variance_tau": Field("free", "tau", "how steadily variance rose before the change, or to the end: -1 to 1"),
    "memory_tau": Field("free", "tau", "how steadily lag-1 autocorrelation rose: -1 to 1"),
    "slowing_p": Field("free", "p", "how often red noise has both rise as far, corrected for all series (Holm)"),
}
_Looked = dict[str, tuple[int, int, Change, Slowing | None]]


def look(record: Record) -> Aspect:
    """Follow the whole system over time, against red noise that leans on its past as the series does."""
    tracks = read_tracks(record)
    if tracks is None:
        return untold(NAME, SIGN, "the record holds no contacts, referrals, needs or spells over time.")
    looked = _looked(tracks)
    if not looked:
        return untold(NAME, SIGN, f"no series has {change.FEWEST} periods of enough people without a gap.")
    changes = dict(zip(looked, holm([told[2].p for told in looked.values()]), strict=True))
    slow = [name for name in looked if looked[name][3] is not None]
    slowings = dict(zip(slow, holm([_slowing(looked, name).p for name in slow]), strict=True))
    rows = [_row(tracks, name, looked[name], changes[name], slowings.get(name)) for name in looked]
    signs = [sign(NAME, f"change: {NAMES[name]}", p, looked[name][2].draws) for name, p in changes.items()]
    signs += [sign(NAME, f"slowing: {NAMES[name]}", p, _slowing(looked, name).draws) for name, p in slowings.items()]
    found = [row for row in rows if row["change_from"]]
    numbers = _numbers(tracks, looked, found, slowings)
    return Aspect(
        NAME,
        _sentence(found, slowings),
        tuple(numbers),
        tuple(signs),
        (Sheet("Changes and slowing", _FIELDS, rows), sheet(tracks)),
        _open(slowings, tracks),
    )


def _looked(tracks: Tracks) -> _Looked:
    """Look at each series for its clearest change, and for slowing before it, or to the end if there is none."""
    per_year = 365.25 / tracks.days
    found: _Looked = {}
    for name in tracks.tracks:
        start, values = tracks.stretch(name)
        told = find_change(values, per_year)
        if told is not None:
            before = values[: told.at] if told.p <= LEVEL / len(tracks.tracks) else values
            found[name] = (start, len(values), told, find_slowing(before))
    return found


def _slowing(looked: _Looked, name: str) -> Slowing:
    found = looked[name][3]
    assert found is not None  # asked only of series long enough
    return found


def _row(
    tracks: Tracks, name: str, told: tuple[int, int, Change, Slowing | None], p: float, slow: float | None
) -> dict[str, Any]:
    start, periods, found, slowed = told
    row: dict[str, Any] = dict.fromkeys(_FIELDS)
    row |= {"series": NAMES[name], "periods": periods, "change_p": p, "slowing_p": slow}
    if p <= LEVEL:
        weeks = tracks.days / WEEK
        back = (None if each is None else each * weeks for each in (found.fade.value, found.fade.low, found.fade.high))
        row |= {"change_from": tracks.day(start + found.at)}
        row |= dict(zip(("half_back", "half_back_low", "half_back_high"), back, strict=True))
    if slowed is not None:
        row |= {"variance_tau": slowed.variance, "memory_tau": slowed.memory}
    return row


def _numbers(tracks: Tracks, looked: _Looked, found: list[dict[str, Any]], slowings: dict[str, float]) -> list[Number]:
    n = len(looked)
    made = [
        free("series", n, n, "series", "of the whole system long enough to look at"),
        free("period_days", tracks.days, n, "days", "in a period"),
        free("changes", len(found), n, "series", "with a change clearer than red noise gives"),
        free("false_alarm", LEVEL, n, "share", "the chance of one such change or more, if red noise is all there is"),
    ]
    if slowings:
        count = sum(p <= LEVEL for p in slowings.values())
        made.append(free("slowing", count, len(slowings), "series", "whose variance and memory rose together"))
    return made


def _sentence(found: list[dict[str, Any]], slowings: dict[str, float]) -> str:
    if found:
        said = "Dynamics: {changes.plain} of {series.plain} series of the whole system changed more clearly than noise"
        back = [row for row in found if row["half_back"] is not None]
        said += ", and some came back" if 0 < len(back) < len(found) else ", and came back" if back else ""
    else:
        said = "Dynamics: none of {series.plain} series of the whole system changed more clearly than noise does"
    if not slowings:
        return said + "."
    some = any(p <= LEVEL for p in slowings.values())
    return said + ("; {slowing.plain} grew slower to come back." if some else "; none grew slower to come back.")


def _open(slowings: dict[str, float], tracks: Tracks) -> tuple[str, ...]:
    told = ["Dynamics: what brought a change about; a change in how things are recorded looks like a change in them."]
    if not slowings:
        told.append(f"Dynamics: slowing before a shift; it takes {slowing.FEWEST} periods.")
    if tracks.days != WEEK:
        told.append("Dynamics: anything quicker than months; single weeks hold too little.")
    return tuple(told)
