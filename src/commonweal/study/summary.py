"""What a comparison says, in plain words: what differs, how sure, what cannot be told apart. No winner."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study import words
from commonweal.study.claims import Claims, claims
from commonweal.study.comparison import Comparison
from commonweal.study.interval import Difference, Interval

# What is told first, as the subject of a sentence: what people live with, what is measured, the rest.
HEADLINES = {
    "burden": "people's need (all six kinds added up)",
    "three_needs": "the share of people with three or more serious needs",
    "refused": "the share of those who asked and were turned away",
    "wait": "the wait until work begins",
    "returns": "the share back at the same door within 26 weeks",
    "gain_kept": "the gain that lasts 26 weeks after a case is closed",
    "trust": "people's trust in services",
    "paid_measure": "the measure that the contract pays or prizes",
    "crisis_cost": "the cost of crisis elsewhere",
    "turnover": "the share of workers who leave in a year",
    "area_gap": "the gap in need between areas",
}
CAUTIONS = (
    "It compares; it does not forecast. The people are simulated: no figure here is about anyone in "
    "particular, and none says what will happen in any year of the calendar.",
    "Only luck is in the intervals. They say how sure the lab is of its own answer, not how far the lab is "
    "from life: a wrong assumption moves every run alike and leaves the interval narrow.",
    "How far a stake on a measure moves workers' effort is assumed (the lab's parameter elas). In trials on "
    "Plymouth the answer about targets turned on it, from need higher to need lower: try other values "
    "in the place's parameters.csv.",
    "Nobody in the lab lies in a record, and nothing outside the services acts of its own accord: families, "
    "friends, housing and benefits are only a background.",
    "Which difference matters, and to whom, is for people to say, not for a table.",
)


AT_REST = 0.05  # a place whose need changes by a larger share over the years is said not to be at rest


@dataclass(frozen=True)
class PairSummary:
    """What can be said of one pair of regimes, a before b."""

    a: str
    b: str
    told: tuple[str, ...]  # sentences, one for each headline outcome that differs
    not_told: tuple[str, ...]  # headline outcomes where no difference could be told from luck
    same: tuple[str, ...]  # headline outcomes exactly alike in every run


def headlines() -> list[str]:
    """Name the outcomes that are told first."""
    return [name for name in HEADLINES if name in OUTCOMES]


def opening(comparison: Comparison) -> str:
    """Say what was done, in two sentences."""
    ways = words.listed(comparison.labels)
    who = f"{comparison.population:,} simulated people of {comparison.title}"
    lived = words.count(comparison.years, "year")
    times = "once" if comparison.runs == 1 else f"{comparison.runs} times"
    return (
        f"The {who} lived {lived} under {ways}: the same people, staff, money and history, and the same luck "
        f"in each. That was done {times}, each time with luck of its own."
    )


def looked(comparison: Comparison, held: Claims) -> str:
    """Say how many differences were looked at, and how many stand when that is allowed for."""
    if comparison.runs < 2 or not held.looked_at:
        return "One run gives no interval, so no difference can be told from luck."
    expected = max(1, round(held.looked_at * 0.05))
    return (
        f"{held.looked_at} differences were looked at, over all outcomes. {len(held.alone)} of their 95% "
        f"intervals leave out zero; about {expected} would do so by luck alone. {len(held.stand)} still "
        "stand when the number looked at is allowed for, and only those are put into words here."
    )


def pair_summaries(comparison: Comparison) -> tuple[PairSummary, ...]:
    """Say of each pair of regimes what differs among the outcomes told first."""
    held = claims(comparison)
    return tuple(_pair(comparison, a, b, held) for a, b in comparison.pairs)


def horizon_sentences(comparison: Comparison, names: Sequence[str] = ("burden",)) -> tuple[str, ...]:
    """Say, for each pair, what the answer is at a contract's own length and over the whole."""
    if not comparison.horizons or comparison.runs < 2:
        return ()
    spans = (*comparison.horizons, comparison.years)
    held = {span: claims(comparison, span) for span in spans}
    return tuple(_horizon(comparison, name, a, b, held) for name in names for a, b in comparison.pairs)


def drift(comparison: Comparison, name: str = "burden") -> tuple[str, ...]:
    """Say if the place itself was still moving under the first regime; else nothing."""
    base = comparison.labels[0]
    path = comparison.levels_by_year(name, base)
    first, last = path[0].mean, path[-1].mean
    if first is None or last is None or first <= 0 or abs(last / first - 1) < AT_REST:
        return ()
    unit, moved = OUTCOMES[name].unit, words.signed((last / first - 1) * 100, 0)
    return (
        f"The rehearsed place was not at rest: under {base}, {HEADLINES[name]} went from "
        f"{words.level(first, unit)} in year 1 to {words.level(last, unit)} in year {comparison.years} "
        f"({moved}%). It may come from how the lab begins, or from what teams learn once they are free to; "
        "differences between regimes come on top of it.",
    )


def relative(
    comparison: Comparison, difference: Difference, name: str, a: str, years: int | None = None
) -> str:
    """Say how much higher or lower b was: `2.1% higher (95% interval 1.2% to 3.0%)`; shares in points.

    For a difference whose interval lies on one side of zero.
    """
    base, unit = comparison.level(name, a, years).mean, OUTCOMES[name].unit
    if difference.mean is None or base is None:
        return words.UNTOLD
    points = words.is_share(unit)
    scale, mark = (1.0, unit) if points or base <= 0 else (1 / base, "share")
    mean, *bounds = (
        words.change(x * scale, mark, _scaled(difference, scale)).lstrip("+\N{MINUS SIGN}")
        for x in (difference.mean, *sorted((difference.low or 0, difference.high or 0), key=abs))
    )
    sign = "%" if mark == "share" and not points else ""
    what = " percentage points" if points else sign or f" {words.unit_words(unit)}"
    return (
        f"{mean}{what} {'higher' if difference.mean > 0 else 'lower'} "
        f"(95% interval {bounds[0]}{sign} to {bounds[1]}{sign})"
    )


def _scaled(found: Interval, scale: float) -> Interval:
    low, high = (None if x is None else x * scale for x in (found.low, found.high))
    return Interval(None if found.mean is None else found.mean * scale, low, high, found.n)


def _pair(comparison: Comparison, a: str, b: str, held: Claims) -> PairSummary:
    told, unsure, same = [], [], []
    for name in headlines():
        difference = comparison.difference(name, a, b)
        if difference.by_construction:
            same.append(HEADLINES[name])
        elif (name, a, b) in held.stand:
            told.append(_sentence(comparison, name, a, b, difference))
        else:
            unsure.append(HEADLINES[name])
    return PairSummary(a, b, tuple(told), tuple(unsure), tuple(same))


def _sentence(comparison: Comparison, name: str, a: str, b: str, difference: Difference) -> str:
    subject, unit = HEADLINES[name], OUTCOMES[name].unit
    levels = [words.level(comparison.level(name, label).mean, unit) for label in (b, a)]
    known = "" if words.is_share(unit) else f" ({words.unit_words(unit)})"
    return (
        f"{words.capital(subject)} was {relative(comparison, difference, name, a)}: "
        f"{levels[0]} under {b}, {levels[1]} under {a}{known}."
    )


def _horizon(comparison: Comparison, name: str, a: str, b: str, held: dict[int, Claims]) -> str:
    parts = []
    for span, claimed in held.items():
        over = "over the first" if span < comparison.years else "over all"
        difference = comparison.difference(name, a, b, span)
        said = (
            relative(comparison, difference, name, a, span)
            if (name, a, b) in claimed.stand
            else "no difference"
            if difference.by_construction
            else "not told apart from luck"
        )
        parts.append(f"{over} {words.count(span, 'year')}, {said}")
    subject = HEADLINES.get(name, OUTCOMES[name].meaning)
    return f"{words.capital(subject)} under {b}, against {a}: {'; '.join(parts)}."
