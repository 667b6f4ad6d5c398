"""The health lens: how the system behaves as people in it see it, and who has room to adapt: a mirror, no target."""

from typing import Any

import numpy as np

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Field, Finding, Number, Sheet, count_of, free, statistic_of
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.mirror import (
    FEWEST,
    POINTS,
    SIGN_NAMES,
    SIGN_UNITS,
    Answers,
    Room,
    read_answers,
    read_room,
    shifts,
    spread,
)
from commonweal.lenses.mirror.room import change_fields, fields
from commonweal.lenses.mirror.shifts import FIELDS as SHIFT_FIELDS
from commonweal.lenses.mirror.spread import FIELDS
from commonweal.lenses.mirror.strips import strips
from commonweal.record import Record, RecordError

Row = dict[str, Any]
_PERCEIVED = "How people see the system: the record holds no answers of eight or more people on one behaviour."
_ROOM = "Who has room to adapt: the record holds no signs of it."


def see(record: Record, gap_days: int, apart: int) -> Finding:
    """Answer from perceptions, from signs of room, or from both."""
    if not 1 <= apart < POINTS:
        raise RecordError(f"it is {apart}", "option apart", f"it is points of the scale, 1 to {POINTS - 1}")
    answers, room = read_answers(record, gap_days), read_room(record)
    everyone = np.ones(len(answers.score), bool)
    rows = spread(answers, everyone, apart)
    if not rows and not room:
        return LENS.answer("Cannot tell: the record holds too few answers.", cannot_tell=(_PERCEIVED, _ROOM))
    whole = Sheet("All who answered", FIELDS, rows)
    groups = _groups(answers, rows, apart)
    asked = [whole, *groups, *_shifts(answers, groups)] if rows else []
    sheets = [*asked, *_room_sheets(room)]
    moved = shifts(answers, everyone)
    return LENS.answer(
        _sentence(rows, moved, room),
        numbers=tuple(_numbers(answers, rows, moved, apart) + _room_numbers(room)),
        table=sheets[0],
        more=tuple(sheets[1:]),
        chart=strips if rows else None,
        alt="For each of the nine behaviours, a strip from the lower to the upper quartile of answers, by wave.",
        cannot_tell=_open_questions(answers, rows, room),
    )


def _groups(answers: Answers, whole: list[Row], apart: int) -> list[Sheet]:
    sheets = []
    for part in ("role", "level"):
        rows = [{part: name, **row} for name, here in answers.groups(part) for row in spread(answers, here, apart)]
        shown = _without_remainders(rows, whole)
        if shown:
            sheets.append(Sheet(f"By {part}", {part: Field("label", meaning=f"their {part}"), **FIELDS}, shown))
    return sheets


def _without_remainders(rows: list[Row], whole: list[Row]) -> list[Row]:
    """Leave out the smallest group too, where all but those shown are fewer than eight and could be worked out."""
    left = {(row["behaviour"], row["wave"]): row["people"] for row in whole}
    for row in rows:
        left[row["behaviour"], row["wave"]] -= row["people"]
    hidden = []
    for at, people in left.items():
        if 0 < people < FEWEST:
            same = [row for row in rows if (row["behaviour"], row["wave"]) == at]
            hidden += [id(row) for row in sorted(same, key=lambda row: row["people"])[:1]]
    return [row for row in rows if id(row) not in hidden]


def _shifts(answers: Answers, groups: list[Sheet]) -> list[Sheet]:
    """Give the changes of all, and of groups in those waves in which they are shown."""
    everyone = np.ones(len(answers.score), bool)
    rows = [{"group": "all", **row} for row in shifts(answers, everyone)]
    for sheet in groups:
        part = next(iter(sheet.fields))
        shown = {(row[part], row["behaviour"], row["wave"]) for row in sheet.rows}
        for name, here in answers.groups(part):
            for row in shifts(answers, here):
                if {(name, row["behaviour"], row["from"]), (name, row["behaviour"], row["to"])} <= shown:
                    rows.append({"group": name, **row})
    group = Field("label", meaning="all, or those of a role or level in both waves")
    return [Sheet("Change from wave to wave", {"group": group, **SHIFT_FIELDS}, rows)] if rows else []


def _room_sheets(room: dict[str, Room]) -> list[Sheet]:
    sheets = []
    for sign, told in room.items():
        sheets.append(Sheet(f"Room: {SIGN_NAMES[sign]}", fields(SIGN_UNITS[sign]), told.rows))
        if told.changes:
            sheets.append(Sheet(f"Change of room: {SIGN_NAMES[sign]}", change_fields(SIGN_UNITS[sign]), told.changes))
    return sheets


def _numbers(answers: Answers, rows: list[Row], moved: list[Row], apart: int) -> list[Number]:
    if not rows:
        return []
    latest = _latest(rows)
    wave = answers.waves.index(latest[0]["wave"])
    by_pairs = sorted(latest, key=lambda row: float(row["far_apart"]))
    clear = sum(row["change_low"] > 0 or row["change_high"] < 0 for row in moved)
    return [
        count_of("people", answers.people(answers.wave == wave), "who answered in the latest wave"),
        free("behaviours", len(latest), None, "behaviours", "of the nine, those that enough people answered on"),
        _pairs("closest", by_pairs[0], apart, "least"),
        _pairs("widest", by_pairs[-1], apart, "most"),
        free("compared", len(moved), None, "comparisons", "of a behaviour's mean score in two neighbouring waves"),
        free("moved", clear, len(moved), "comparisons", "whose interval is clear of no change"),
        free("by_chance", 0.05 * len(moved), len(moved), "comparisons", "that would be clear of it by chance alone"),
    ]


def _latest(rows: list[Row]) -> list[Row]:
    """Give the rows of the last wave; those of a behaviour stand in the order of waves."""
    last = max(rows, key=lambda row: list(dict.fromkeys(r["wave"] for r in rows)).index(row["wave"]))["wave"]
    return [row for row in rows if row["wave"] == last]


def _pairs(name: str, row: Row, apart: int, which: str) -> Number:
    meaning = f"pairs of answers that lie {apart} or more points apart, on the behaviour where they are {which} so"
    told = Doubt(row["far_apart"], row["far_apart_low"], row["far_apart_high"])
    return statistic_of(name, told, int(row["people"]), "share", meaning)


def _room_numbers(room: dict[str, Room]) -> list[Number]:
    return [
        free(
            f"{sign}_{row['level']}",
            row["median"],
            row["services"],
            SIGN_UNITS[sign],
            f"{SIGN_NAMES[sign]}, latest year",
        )
        for sign, told in room.items()
        for row in told.latest()
    ]


def _sentence(rows: list[Row], moved: list[Row], room: dict[str, Room]) -> str:
    parts = []
    if rows:
        parts.append(
            "In the latest wave {people.plain} people answered on {behaviours.plain} of the nine behaviours. Two of "
            "them, taken at random, see a behaviour far apart in {closest} of pairs where answers lie closest, "
            "and in {widest} where they lie widest."
        )
    if moved:
        parts.append(
            "Of {compared.plain} mean scores held against the wave before, {moved.plain} have an interval clear of no "
            "change, where {by_chance.plain} would by chance alone."
        )
    for sign, told in room.items():
        levels = [f"{row['level']} {{{sign}_{row['level']}.plain}}" for row in told.latest()]
        if levels:
            unit = "" if SIGN_UNITS[sign] in ("GBP", "share") else f", in {SIGN_UNITS[sign]}"
            parts.append(f"Room to adapt - {SIGN_NAMES[sign]}{unit}: {', '.join(levels)}.")
    return " ".join(parts) or "The record tells of room to adapt, but of too few services to show."


def _open_questions(answers: Answers, rows: list[Row], room: dict[str, Room]) -> tuple[str, ...]:
    told = []
    if rows:
        told += [
            "It is a mirror for those who answered, not a measure of any of them: no behaviour is set against another, "
            "no group against another, and nothing is added up to a score. As a target it would stop being true.",
            "Those who did not answer may see it otherwise; how many were asked, the record does not say.",
            "Groups of fewer than eight are left out, and so is one more where the rest could be worked out from it.",
            "Intervals are of one figure each; of many such figures, one in twenty misses.",
        ]
        if answers.by_year:
            told.append("Answers came in without a pause, so waves are calendar years.")
        if len(answers.waves) < 2:
            told.append("Whether anything changed: people were asked once.")
    else:
        told.append(_PERCEIVED)
    if room:
        told.append("Whether room that is written down is used: a right to decide may be one that nobody dares to use.")
    else:
        told.append(_ROOM)
    return tuple(told)


LENS = Lens(
    "health",
    "How do people in the system see it behave, and who has room to adapt?",
    needs=(
        {"perceptions": ("respondent", "date", "role", "level", "behaviour", "score")},
        {"room": ("level", "service", "date", "sign", "value")},
    ),
    see=see,
    options=(
        Option("gap_days", 91, "a pause of more days than this between answers begins a new wave"),
        Option("apart", 4, "how many points of ten two answers must differ by to lie far apart"),
    ),
)
