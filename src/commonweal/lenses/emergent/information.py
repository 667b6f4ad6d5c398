"""Information: how many bits of what people need later are in what a service recorded when it first assessed them."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns, code, read_columns
from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.doubt import Doubt
from commonweal.lenses.emergent.aspect import Aspect, holm, sign, untold
from commonweal.lenses.emergent.bits import Information, information
from commonweal.lenses.finding import Field, Number, Sheet, count_of, statistic_of
from commonweal.record import Record
from commonweal.record.day import day_number

NAME, SIGN = "information", "what was recorded of what was needed later"
LATER, UNTIL = 28, 365  # days after the first assessment between which later need is looked for
FEWEST = 80  # people
_MOST_BINS = 5
_FIELDS = {
    "of": Field("label", meaning="what is to be known, up to a year after the first assessment"),
    "people": Field("count", "people", "of whom both are recorded"),
    "bits": Field("statistic", "bits", "mutual information, freed of bias by shuffling", of="people"),
    "low": Field("statistic", "bits", "lower end of its 95 % interval (people drawn anew)", of="people"),
    "high": Field("statistic", "bits", "upper end", of="people"),
    "by_chance": Field("statistic", "bits", "what 95 % of shuffled records stay below", of="people"),
    "share": Field("statistic", "share", "of the entropy of what is to be known", of="people"),
    "p": Field("free", "p", "how often chance gives as much, corrected for all rows (Holm)"),
}


@dataclass(frozen=True)
class First:
    """The first assessment of each person.

    Args:
        person: who, (people,), ascending.
        day: when.
        domain: of which need.
        service: by whom.
        score: how great it looked.
    """

    person: NDArray[Any]
    day: NDArray[Any]
    domain: NDArray[Any]
    service: NDArray[Any]
    score: NDArray[np.float64]


def look(record: Record) -> Aspect:
    """Hold what was first recorded of each person against the same need later, and against what happened at doors."""
    if record.coverage.of("needs").status == "absent":
        return untold(NAME, SIGN, "the record holds no needs as services assessed them.")
    needs = read_columns(record, "needs", ("person", "service", "date", "domain", "score", "occasion"))
    first = _first(needs)
    told = {of: found for of, found in _all(record, needs, first).items() if found is not None}
    if not told:
        return untold(NAME, SIGN, f"too few people were assessed and met again: fewer than {FEWEST}.")
    ps = dict(zip(told, holm([each.p for each in told.values()]), strict=True))
    rows = [_row(of, found, ps[of]) for of, found in told.items()]
    numbers = _numbers(told)
    return Aspect(
        NAME,
        _sentence(told, ps),
        tuple(numbers),
        tuple(sign(NAME, of, ps[of], told[of].draws) for of in told),
        (Sheet("What a first assessment says of later", _FIELDS, rows),),
        ("Information: of people whom no service met again nothing is known, and later need is as services saw it.",),
    )


def _first(needs: Columns) -> First:
    asked = np.flatnonzero((needs["occasion"] == code("needs", "occasion", "assessment")) & ~np.isnan(needs["score"]))
    order = asked[np.lexsort((needs["date"][asked], needs["person"][asked]))]
    person = needs["person"][order]
    at = order[np.append(True, person[1:] != person[:-1])] if len(order) else order
    return First(*(needs[name][at] for name in ("person", "date", "domain", "service", "score")))


def _all(record: Record, needs: Columns, first: First) -> dict[str, Information | None]:
    who, score, service = _later(needs, first)
    same = service == first.service[who]
    told = {
        LATER_NEED: _of_score(first, who, score),
        "the same need later, seen by the same service": _of_score(first, who[same], score[same]),
        "the same need later, seen by another service": _of_score(first, who[~same], score[~same]),
    }
    if record.coverage.of("referrals").status != "absent":
        told |= _at_doors(record, first)
    return told


LATER_NEED = "the same need later"


def _later(needs: Columns, first: First) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Give the first score of the same need that comes at least `LATER` days later: of whom, the score, by whom."""
    if not len(first.person):
        return np.zeros(0, int), np.zeros(0), np.zeros(0, int)
    who = np.minimum(np.searchsorted(first.person, needs["person"]), len(first.person) - 1)
    after = needs["date"] - first.day[who]
    fits = (first.person[who] == needs["person"]) & (first.domain[who] == needs["domain"])
    rows = np.flatnonzero(fits & (after >= LATER) & (after <= UNTIL) & ~np.isnan(needs["score"]))
    rows = rows[np.lexsort((needs["date"][rows], who[rows]))]
    rows = rows[np.append(True, np.diff(who[rows]) != 0)] if len(rows) else rows
    return who[rows], needs["score"][rows], needs["service"][rows]


def _of_score(first: First, who: NDArray[Any], score: NDArray[Any]) -> Information | None:
    if len(who) < FEWEST:
        return None
    known, bins = _binned(first.score[who])
    to_know, more = _binned(score)
    return information(_tables(first.domain[who], known, to_know, bins, more)) if bins > 1 and more > 1 else None


def _at_doors(record: Record, first: First) -> dict[str, Information | None]:
    """Ask who was refused, and who came back by themselves, within a year; only of people whose year is over."""
    rows = read_columns(record, "referrals", ("person", "date", "from_service", "outcome"))
    if not len(rows["date"]) or not len(first.person):
        return {}
    end = record.coverage.of("referrals").end
    last = day_number(end) if end else int(rows["date"].max())
    over = np.flatnonzero(first.day + UNTIL <= last)
    who = np.minimum(np.searchsorted(first.person, rows["person"]), len(first.person) - 1)
    after = rows["date"] - first.day[who]
    within = (first.person[who] == rows["person"]) & (after <= UNTIL)
    refused = within & (after > 0) & (rows["outcome"] == code("referrals", "outcome", "refused"))
    came = within & (after >= LATER) & (rows["from_service"] < 0)
    return {
        "being refused later": _of_event(first, over, np.unique(who[refused])),
        "asking for help again": _of_event(first, over, np.unique(who[came])),
    }


def _of_event(first: First, over: NDArray[Any], hit: NDArray[Any]) -> Information | None:
    happened = np.isin(over, hit).astype(np.int64)
    if len(over) < FEWEST or min(happened.sum(), len(over) - happened.sum()) < 8:
        return None
    known, bins = _binned(first.score[over])
    return information(_tables(first.domain[over], known, happened, bins, 2)) if bins > 1 else None


def _binned(values: NDArray[Any]) -> tuple[NDArray[np.int64], int]:
    """Put values (n,) into bins of about as many people each: as many bins as n can bear, five at most."""
    wanted = min(_MOST_BINS, max(2, int(np.sqrt(len(values) / 20))))
    edges = np.unique(np.quantile(values, np.arange(1, wanted) / wanted))
    label = np.unique(np.searchsorted(edges, values, side="right"), return_inverse=True)[1].astype(np.int64)
    return label, int(label.max()) + 1


def _tables(
    domain: NDArray[Any], known: NDArray[np.int64], to_know: NDArray[np.int64], rows: int, columns: int
) -> list[NDArray[np.int64]]:
    """Count people by what is known and to be known, a table for each kind of need: else its kind would pass for it."""
    kinds = np.unique(domain)
    cell = known * columns + to_know
    return [np.bincount(cell[domain == k], minlength=rows * columns).reshape(rows, columns) for k in kinds]


def _row(of: str, found: Information, p: float) -> dict[str, Any]:
    bits = {"bits": found.bits.value, "low": found.bits.low, "high": found.bits.high}
    return {"of": of, "people": found.n, **bits, "by_chance": found.chance, "share": found.share, "p": p}


def _numbers(told: dict[str, Information]) -> list[Number]:
    of, found = next(iter(told.items()))
    made = [
        count_of("assessed", found.n, f"people of whom a first score and {of} are known"),
        statistic_of("bits", found.bits, found.n, "bits", f"what the first score says of {of}"),
    ]
    if found.share is not None:
        meaning = f"of all there is to know of {of}"
        made.append(statistic_of("bits_share", Doubt(found.share), found.n, "share", meaning))
    return made


def _sentence(told: dict[str, Information], ps: dict[str, float]) -> str:
    of, found = next(iter(told.items()))
    if ps[of] > LEVEL:
        return f"Information: what is recorded at first says no more of {of} than chance gives ({{bits}})."
    share = ", {bits_share.plain} of all there is to know" if found.share is not None else ""
    return f"Information: what is recorded at first holds {{bits}} of {of}{share}."
