"""Tables of answers at doors: who said no and why, door by door, and quarter by quarter; always of people."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.discovery import ASK, CHANCE, LEVEL
from commonweal.lenses.doors.answers import Answers, Ints
from commonweal.lenses.doors.line import Door
from commonweal.lenses.doors.shift import Shift
from commonweal.lenses.finding import Field, Sheet
from commonweal.record import TABLES

LITTLE = "too little to tell"
_NOES = ("outcome", "clause", "reason", "declined_by")
_TIMES = Field("statistic", "times", "how often, over all of them", of="people")


def noes(answers: Answers) -> Sheet:
    """Tell every no by outcome, clause, stated reason and who said it, in the record's order of words."""
    fields = {
        "outcome": Field("label", meaning="turned away, never arrived, or gave up waiting"),
        "clause": Field("label", meaning="the rule of access, or the stretch of the road, at which they fell"),
        "reason": Field("label", meaning="as it was given, which need not be the true one"),
        "declined_by": Field("label", meaning="who said no"),
        "sent_by": Field("label", meaning="whether another service sent them, or they came themselves"),
        "people": Field("count", "people", "how many people got this answer"),
        "times": _TIMES,
    }
    at = np.flatnonzero(~answers.accepted)
    shape = [len(TABLES["referrals"].column(name).codes) for name in _NOES] + [2]
    parts = [getattr(answers, name)[at].astype(int) for name in _NOES] + [(answers.sender[at] >= 0).astype(int)]
    kinds, kind = np.unique(np.ravel_multi_index(parts, shape), return_inverse=True)
    people, times = people_by(kind, answers.number[at], len(kinds)), np.bincount(kind)
    rows = []
    for i, codes in enumerate(np.column_stack(np.unravel_index(kinds, shape))):
        row = {name: _word(name, int(c)) for name, c in zip(_NOES, codes, strict=False)}
        row["sent_by"] = "a service" if codes[-1] else "no service"
        rows.append({**row, "people": int(people[i]), "times": int(times[i])})
    return Sheet("Who was told no, at which clause, and by whom", fields, rows)


def by_door(answers: Answers, called: Sequence[str]) -> Sheet:
    """Tell how many people asked at each door and what they got, in alphabetical order of doors."""
    fields = {
        "door": Field("label", meaning="the service, in alphabetical order"),
        "people": Field("count", "people", "people who got a yes or a no there"),
        "refused": Field("count", "people", "people turned away there at least once"),
        "share_refused": Field("rate", "share", "of these people", of="refused", over="people"),
        "taken_on": Field("count", "people", "people accepted there at least once"),
        "gave_up": Field("count", "people", "people accepted there who gave up waiting at least once"),
        "share_gave_up": Field("rate", "share", "of people accepted there", of="gave_up", over="taken_on"),
    }
    size = len(called)
    masks = (answers.answered, answers.refused, answers.accepted, _gave_up_taken_on(answers))
    people, refused, taken, gave_up = (people_by(answers.door[at], answers.number[at], size) for at in masks)
    rows = [
        {
            "door": called[i],
            "people": int(people[i]),
            "refused": int(refused[i]),
            "share_refused": _share(refused[i], people[i]),
            "taken_on": int(taken[i]),
            "gave_up": int(gave_up[i]),
            "share_gave_up": _share(gave_up[i], taken[i]),
        }
        for i in sorted(np.flatnonzero(people).tolist(), key=lambda i: called[i])
    ]
    return Sheet("By door", fields, rows)


def by_quarter(answers: Answers) -> Sheet:
    """Tell how many of the people who asked in each quarter of a year were refused, at which clause."""
    fields = {
        "quarter": Field("label", meaning="quarter of the year"),
        "clause": Field("label", meaning="the rule of access; `any` for all together"),
        "people": Field("count", "people", "people who got a yes or a no in the quarter"),
        "refused": Field("count", "people", "people turned away at this clause at least once"),
        "share": Field("rate", "share", "of these people", of="refused", over="people"),
    }
    at = np.flatnonzero(answers.answered)
    months = answers.day[at].astype("datetime64[D]").astype("datetime64[M]").astype(int)
    number, quarter, refused = answers.number[at], months // 3, answers.refused[at]
    held, place = np.unique(quarter, return_inverse=True)
    people = people_by(place, number, len(held))
    clauses = np.unique(answers.clause[at][refused])
    rows = []
    told = {"any": refused} | {_word("clause", int(c)): refused & (answers.clause[at] == c) for c in clauses}
    counts = {name: people_by(place[mask], number[mask], len(held)) for name, mask in told.items()}
    for i, q in enumerate(held):
        label = f"{1970 + q // 4} Q{q % 4 + 1}"
        for name, count in counts.items():
            share = _share(count[i], people[i])
            rows.append(
                {"quarter": label, "clause": name, "people": int(people[i]), "refused": int(count[i]), "share": share}
            )
    return Sheet("By quarter and clause", fields, rows)


def halves(told: Sequence[Shift]) -> Sheet:
    """Tell the shares refused in the first and the second half of the record, clause by clause."""
    fields = {
        "clause": Field("label", meaning="the rule of access; `any` for all together"),
        "people": Field("count", "people", "people who got a yes or a no in either half"),
        "first_half": _portion("of the answers in the first half, those that were a no at this clause"),
        "second_half": _portion("the same of the second half"),
        "low": _portion("lower end of the interval of the change"),
        "high": _portion("upper end"),
        "answer": Field("label", meaning="whether the change is more than chance would bring"),
    }
    rows = [
        {
            "clause": each.clause.replace("_", " "),
            "people": each.people,
            "first_half": each.before,
            "second_half": each.after,
            "low": each.difference.low,
            "high": each.difference.high,
            "answer": LITTLE if each.adjusted is None else ASK if each.adjusted <= LEVEL else CHANCE,
        }
        for each in told
    ]
    return Sheet("Refusals in the record's first and second half", fields, rows)


def _portion(meaning: str) -> Field:
    return Field("statistic", "share", meaning, of="people")


def lines(doors: Sequence[Door], called: Sequence[str]) -> Sheet:
    """Tell what stands at the line of each door, in alphabetical order of doors."""
    rows = [_line(door, called[door.door]) for door in sorted(doors, key=lambda door: called[door.door])]
    return Sheet("Scores at the line of each door", _LINE, rows)


_LINE = {
    "door": Field("label", meaning="the service, in alphabetical order"),
    "people": Field("count", "people", "people whose score was near the line"),
    "over_to_under": Field(
        "statistic",
        "ratio",
        "scores just over the line for each just under it, beyond what the slope explains",
        of="people",
    ),
    "heap": Field("label", meaning="whether scores stand in a heap on one side of the line"),
    "under": Field("count", "people", "people scored near and under the line"),
    "refused_under": Field("count", "people", "of these, people refused at least once with such a score"),
    "share_under": Field("rate", "share", "of people scored near and under", of="refused_under", over="under"),
    "over": Field("count", "people", "people scored near and over the line"),
    "refused_over": Field("count", "people", "of these, people refused at least once with such a score"),
    "share_over": Field("rate", "share", "of people scored near and over", of="refused_over", over="over"),
    "step": Field("statistic", "share", "share refused just under the line less that just over it", of="people"),
    "low": Field("statistic", "share", "lower end of its interval", of="people"),
    "high": Field("statistic", "share", "upper end", of="people"),
    "jump": Field("label", meaning="whether refusals jump at the line"),
}


def _line(door: Door, name: str) -> dict[str, Any]:
    near = door.near
    over = near.score >= near.line
    groups = (np.ones(len(over), bool), ~over, ~over & near.refused, over, over & near.refused)
    people, under, refused_under, above, refused_over = (len(np.unique(near.number[at])) for at in groups)
    return {
        "door": name,
        "people": people,
        "over_to_under": door.ratio.value,
        "heap": _heap(door),
        "under": under,
        "refused_under": refused_under,
        "share_under": _share(refused_under, under),
        "over": above,
        "refused_over": refused_over,
        "share_over": _share(refused_over, above),
        "step": door.step.height.value,
        "low": door.step.height.low,
        "high": door.step.height.high,
        "jump": LITTLE if door.adjusted[1] is None else ASK if door.steps else CHANCE,
    }


def _heap(door: Door) -> str:
    if door.adjusted[0] is None or door.ratio.value is None:
        return LITTLE
    if door.bunched:
        return f"{ASK}: more just {'over' if door.ratio.value > 1 else 'under'} it"
    return "not chance, but scores stand in heaps elsewhere too" if door.beyond_chance else CHANCE


def people_by(group: Ints, number: Ints, groups: int) -> NDArray[np.int64]:
    """Count the different people of each group, (groups,); `group` and `number` are (rows,)."""
    width = np.int64(number.max(initial=0)) + 1
    met = np.unique(group.astype(np.int64) * width + number)
    return np.bincount(met // width, minlength=groups)


def _gave_up_taken_on(answers: Answers) -> NDArray[np.bool_]:
    """Giving up at a door, by people whom the record also shows accepted there: else a share could pass 1."""
    width = np.int64(answers.door.max(initial=0)) + 1
    pair = answers.number * width + answers.door
    return np.asarray(answers.is_outcome("abandoned") & np.isin(pair, pair[answers.accepted]))


def _share(count: Any, n: Any) -> float | None:
    return float(count / n) if n else None


def _word(column: str, code: int) -> str:
    return TABLES["referrals"].column(column).codes[code].replace("_", " ")
