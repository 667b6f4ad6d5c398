"""How a rehearsed place stands beside its own figures: serious needs after the burn-in, and overlaps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import History, State
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.lab.world import BURN_IN, YEAR
from commonweal.place import DOMAINS, EVERYWHERE, Place, Row
from commonweal.study.gauge import Gauge
from commonweal.study.interval import Interval, interval
from commonweal.study.words import listed

SERIOUS = LEVEL // 2  # a need above one half
_WHEN = ("day", "year")  # on the day that regimes branch; at one or more dates of the year before
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4}
_COUNTED = re.compile(r"(?P<part>one|two|three|four)(?P<plus>_plus)?_given_(?P<whole>one|two|three)(_plus)?")
_HOMELESS = {"another_given_homeless": 2, "three_given_homeless": 3}


@dataclass(frozen=True)
class Figure:
    """One figure of the place beside what the rehearsal gave."""

    what: str
    area: str
    words: str  # which share of whom
    given: float  # share of people
    certainty: str
    source: str
    on_the_day: Interval  # at the end of the burn-in, over runs
    in_the_year: Interval | None  # at one or more of four dates in the last year of the burn-in


@dataclass(frozen=True)
class Snapshot:
    """Who had a serious need in one run; bool (N, 6)."""

    on_the_day: NDArray[np.bool_]
    in_the_year: NDArray[np.bool_]
    first: NDArray[np.int64]  # (A,) first person of an area
    end: NDArray[np.int64]


class Watch:
    """Looks at the people at the end of each cycle of the burn-in's last year; call it after each part."""

    def __init__(self, state: State, from_week: int) -> None:
        self._state, self._from = state, from_week
        self._seen = np.zeros((state.size, len(DOMAINS)), bool)

    def look(self) -> None:
        """Note who has a serious need now."""
        if self._state.week > self._from:
            self._seen |= self._state.people["need"] > SERIOUS

    def snapshot(self) -> Snapshot:
        """Give who has one now, and who had one when looked at."""
        now = self._state.people["need"] > SERIOUS
        areas = self._state.areas
        return Snapshot(now, self._seen | now, areas["first"].astype(np.int64), areas["end"].astype(np.int64))


class LastYear(Gauge):
    """Watches who has a serious need in the last year of the common history; a kind of it notes what it saw."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self._watch: Watch | None = None
        self._facts: dict[str, float] = {}

    def before(self, state: State) -> None:
        """Look at the people in the last year of the common history."""
        self._watch = self._watch or Watch(state, BURN_IN - YEAR)
        self._watch.look()
        if state.week == BURN_IN:
            self._facts |= self.note(self._watch.snapshot())
            self._watch = None  # so that branches do not copy it

    def note(self, snapshot: Snapshot) -> dict[str, float]:
        """Give the facts that a snapshot holds."""
        return {}


class Standing(LastYear):
    """Tells `shares` at the end of the common history, as facts named `day|area|what` and `year|area|what`."""

    def note(self, snapshot: Snapshot) -> dict[str, float]:
        """Give the shares by name."""
        found = shares(self.place, snapshot).items()
        return {f"{when}|{area}|{what}": x for (area, what), pair in found for when, x in zip(_WHEN, pair, strict=True)}

    def tell(self, state: State, history: History) -> dict[str, float]:
        """Give the shares."""
        return dict(self._facts)


def met(facts: Mapping[str, float]) -> dict[tuple[str, str], tuple[float, float]]:
    """Give the shares that `Standing` told, as `shares` does."""
    day, year = _WHEN
    named = [name.split("|") for name in facts if name.startswith(f"{day}|")]
    return {(area, what): (facts[f"{day}|{area}|{what}"], facts[f"{year}|{area}|{what}"]) for _, area, what in named}


def shares(place: Place, snapshot: Snapshot) -> dict[tuple[str, str], tuple[float, float]]:
    """Give the share on the day and in the year for each of the place's needs and overlaps.

    NaN in the year for overlaps, which are counted on the day; a row that cannot be worked out is left out.
    """
    found = {
        (row.area, row.domain): _prevalence(place, row.area, DOMAINS.index(row.domain), snapshot)
        for row in place.needs
    }
    for overlap in place.overlaps:
        share = _overlap(overlap.what, overlap.systems, snapshot.on_the_day)
        if share is not None:
            found[EVERYWHERE, overlap.what] = (share, float("nan"))
    return found


def beside(place: Place, runs: list[dict[tuple[str, str], tuple[float, float]]]) -> tuple[Figure, ...]:
    """Set what the runs gave beside the place's own figures."""
    given: list[tuple[str, str, str, float, Row]] = [
        (row.area, row.domain, _need_words(row.area, row.domain), row.prevalence, row) for row in place.needs
    ]
    given += [
        (EVERYWHERE, row.what, _overlap_words(row.what, row.systems), row.share, row)
        for row in place.overlaps
    ]
    figures = []
    for area, what, said, share, row in given:
        if (area, what) in runs[0]:
            day, year = np.array([run[area, what] for run in runs]).T
            in_year = None if np.isnan(year).all() else interval(year)
            figures.append(Figure(what, area, said, share, row.certainty, row.source, interval(day), in_year))
    return tuple(figures)


def _need_words(area: str, domain: str) -> str:
    return domain.replace("_", " ") + ("" if area == EVERYWHERE else f", in {area}")


def _overlap_words(what: str, systems: str) -> str:
    """Say which share of whom an overlap is, such as two or more of three needs among people with any."""
    needs = listed(name.strip().replace("_", " ") for name in systems.split(";"))
    counted = _COUNTED.fullmatch(what)
    if counted:
        part = f"{counted['part']}{' or more' if counted['plus'] else ''} of {needs}"
        return f"{part}, among people with {counted['whole']} or more of them"
    part = "two or more" if what == "another_given_homeless" else "three"
    return f"{part} of {needs}, among people without a home"


def _prevalence(place: Place, area: str, domain: int, snapshot: Snapshot) -> tuple[float, float]:
    rows = np.zeros(len(snapshot.on_the_day), bool)
    own = {row.area for row in place.needs if DOMAINS.index(row.domain) == domain}
    for number, each in enumerate(place.areas):
        if each.id == area or (area == EVERYWHERE and each.id not in own):
            rows[snapshot.first[number] : snapshot.end[number]] = True
    if not rows.any():
        return float("nan"), float("nan")
    return float(snapshot.on_the_day[rows, domain].mean()), float(snapshot.in_the_year[rows, domain].mean())


def _overlap(what: str, systems: str, serious: NDArray[np.bool_]) -> float | None:
    """Work out a share whose name says how, such as `two_plus_given_one`; None for other names."""
    domains = [name.strip() for name in systems.split(";")]
    if not set(domains) <= set(DOMAINS):
        return None
    count = serious[:, [DOMAINS.index(name) for name in domains]].sum(axis=1)
    counted = _COUNTED.fullmatch(what)
    if counted:
        part, whole = _COUNTS[counted["part"]], count >= _COUNTS[counted["whole"]]
        hit = count >= part if counted["plus"] or part == len(domains) else count == part
    elif what in _HOMELESS:
        whole = serious[:, DOMAINS.index("homelessness")]
        hit = count >= _HOMELESS[what]
    else:
        return None
    return float((hit & whole).sum() / whole.sum()) if whole.any() else float("nan")
