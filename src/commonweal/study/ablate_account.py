"""What carries the difference between two ways of commissioning, as an account."""

from dataclasses import dataclass
from typing import Any

import altair as alt

from commonweal.lab.dials import DIALS
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lenses.drawing import BLUE, GREY, chart_of
from commonweal.study import words
from commonweal.study.ablate import Ablation
from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet
from commonweal.study.claims import holm
from commonweal.study.interval import Interval, paired
from commonweal.study.provenance import provenance

CANNOT = (
    "A share says what a dial adds on average over the orders in which dials could be switched, at this distance "
    "between the two; half the distance need not give half of it.",
    "Which dials stand together in a bundle is as the two regimes were written, and those are assumed.",
    *CAUTIONS,
)


@dataclass(frozen=True)
class Row:
    """One dial's part in one outcome."""

    dial: str
    alone: Interval
    last: Interval
    share: Interval
    stands: bool  # when the number of dials looked at is allowed for


def ablate_account(found: Ablation) -> Account:
    """Tell an ablation: the difference, what carries it, and how much of it is dials meeting one another."""
    parts = tuple(_part(found, outcome) for outcome in found.shares)
    a, b = found.a.name, found.b.name
    return Account(
        kind="ablation",
        title=f"{found.place.title}: what carries the difference between {a} and {b}",
        question=f"From {a} to {b} {len(found.dials)} dials move. Which of them makes the difference?",
        says=tuple(_says(found, outcome) for outcome in found.shares),
        parts=parts,
        cannot_tell=CANNOT,
        data={"from": a, "to": b, "outcomes": {outcome: _data(found, outcome) for outcome in found.shares}},
        provenance=provenance(
            found.place, {a: found.a, b: found.b}, found.seeds, found.years, {"of the place": found.scenario}
        ),
    )


def rows(found: Ablation, outcome: str) -> tuple[Row, ...]:
    """Give each dial's part, the largest share first."""
    zero = found.shares[outcome] * 0
    shares = {dial: paired(zero[:, i], found.shares[outcome][:, i]) for i, dial in enumerate(found.dials)}
    stand = holm({dial: each.p for dial, each in shares.items() if each.p is not None})
    listed = [
        Row(dial, found.alone(outcome, dial), found.last(outcome, dial), found.share(outcome, dial), dial in stand)
        for dial in found.dials
    ]
    return tuple(sorted(listed, key=lambda row: -abs(row.share.mean or 0)))


def _says(found: Ablation, outcome: str) -> str:
    unit, whole = OUTCOMES[outcome].unit, found.whole(outcome)
    told = [row for row in rows(found, outcome) if row.stands]
    subject = words.capital(OUTCOMES[outcome].meaning)
    if not whole.excludes_zero:
        start = f"{subject}: the difference cannot be told from luck ({words.change_told(whole, unit)})."
    else:
        moved = f"{words.change_told(whole, unit)} {words.change_unit(unit)}"
        start = f"{subject}: {moved} from {found.a.name} to {found.b.name}."
    if not told:
        return start + " No dial's share of it can be told from luck."
    shares = words.listed(f"{_named(row.dial)} {words.change_told(row.share, unit)}" for row in told)
    return f"{start} Shares that stand when the number of dials is allowed for: {shares}."


def _part(found: Ablation, outcome: str) -> Part:
    unit = OUTCOMES[outcome].unit
    table = rows(found, outcome)
    start, end = found.a.steps[0].dials, found.b.steps[0].dials
    sheet = Sheet(
        f"{words.capital(OUTCOMES[outcome].meaning)}: each dial's part ({words.change_unit(unit)})",
        ("dial", "from", "to", "alone", "added last", "share (Shapley)"),
        tuple(
            (
                _named(row.dial), f"{getattr(start, row.dial):g}", f"{getattr(end, row.dial):g}",
                words.change_told(row.alone, unit), words.change_told(row.last, unit),
                words.change_told(row.share, unit) + ("*" if row.stands else ""),
            )
            for row in table
        ),
        "95% intervals over runs with shared luck. A star: it stands when the number of dials is allowed for (Holm). "
        + _how(found),
    )  # fmt: skip
    picture = Picture(f"Shares of the difference in {OUTCOMES[outcome].meaning}", _chart(table), _words(table, unit))
    return Part(words.capital(outcome.replace("_", " ")), (_together(found, outcome),), (picture,), (sheet,))


def _how(found: Ablation) -> str:
    if not found.orders:
        return f"Shares are exact, over all {2 ** len(found.dials)} coalitions of dials."
    return f"Shares are from {found.orders} pairs of orders drawn in each run; the drawing is in the interval."


def _together(found: Ablation, outcome: str) -> str:
    """Say how far the parts alone fall short of, or exceed, the whole: what is made by dials meeting."""
    base = found.worth[outcome][frozenset()]
    whole = found.worth[outcome][frozenset(found.dials)] - base
    alone = sum(found.worth[outcome][frozenset({dial})] - base for dial in found.dials)
    met = paired(alone + base * 0, whole)
    unit = OUTCOMES[outcome].unit
    more = words.change_told(met, unit)
    if not met.excludes_zero:
        return f"What dials do alone adds up to the whole, as far as luck lets one tell ({more})."
    return f"Dials meet: the whole is {more} {words.change_unit(unit)} beside what they do alone, added up."


def _chart(table: tuple[Row, ...]) -> alt.LayerChart:
    points = [
        {"dial": _named(row.dial), "share": row.share.mean, "low": row.share.low, "high": row.share.high}
        for row in table
    ]
    base = chart_of(points)
    y = alt.Y("dial:N", sort=None, title=None)
    zero = alt.Chart(alt.Data(values=[{"v": 0}])).mark_rule(color=GREY, strokeDash=[3, 3]).encode(x="v:Q")
    bars = base.mark_rule(color=GREY, strokeWidth=2).encode(x=alt.X("low:Q", title="share"), x2="high:Q", y=y)
    dots = base.mark_point(filled=True, size=80, color=BLUE).encode(x="share:Q", y=y)
    return alt.layer(zero, bars, dots).properties(width=420, height=34 * len(table) + 20)


def _words(table: tuple[Row, ...], unit: str) -> str:
    return "A dot for each dial's share, with its interval. " + " ".join(
        f"{_named(row.dial)}: {words.change_told(row.share, unit)}." for row in table
    )


def _named(dial: str) -> str:
    return f"{DIALS[dial][2]} ({dial})"


def _data(found: Ablation, outcome: str) -> dict[str, Any]:
    return {
        "unit": OUTCOMES[outcome].unit,
        "whole": found.whole(outcome).as_data(),
        "dials": [
            {"dial": row.dial, "alone": row.alone.as_data(), "last": row.last.as_data(), "share": row.share.as_data(),
             "stands": row.stands}
            for row in rows(found, outcome)
        ],
        "pairs_of_orders": found.orders,
    }  # fmt: skip
