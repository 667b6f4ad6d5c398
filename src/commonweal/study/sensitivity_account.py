"""What drives an answer and where it turns, as an account; the share of the space in which it turns is said first."""

from typing import Any

import altair as alt
import numpy as np

from commonweal.lab.outcomes import OUTCOMES
from commonweal.lenses.drawing import BLUE, GREY, chart_of
from commonweal.study import words
from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet
from commonweal.study.design import Index
from commonweal.study.interval import Interval
from commonweal.study.provenance import provenance
from commonweal.study.sensitivity import Sensitivity, Turned

SHOWN = 12  # factors in the chart; the table has all
CANNOT = (
    "A share of the space is a share of the ranges given, each value in them as likely as any other; most ranges are "
    "assumed, and other ranges give another share. It is no probability about the world.",
    "What is not among the factors stood still: the shape of the rules, the place's figures, how needs pull.",
    *CAUTIONS,
)
HEADS = {
    "morris": ("mean size of effect over the range", "spread of effects (it bends, or meets others)"),
    "sobol": ("total share of variance", "share by itself"),
}


def sensitivity_account(found: Sensitivity) -> Account:
    """Tell a study of sensitivity."""
    plan = found.plan
    first = next(iter(plan.regimes))
    return Account(
        kind="sensitivity",
        title=f"{plan.place.title}: does the answer survive what is not known?",
        question=f"{len(plan.factors)} uncertain parameters and dials are moved together. What drives how "
        f"{words.listed(plan.later)} differ from {first} in {OUTCOMES[plan.outcome].meaning}, and where does it turn?",
        says=(_first(found), *(_turned(found, x) for x in plan.later), *(_drivers(found, x) for x in plan.later)),
        parts=(*(_part(found, label) for label in plan.later), _factors()),
        cannot_tell=CANNOT,
        data=_data(found),
        provenance=provenance(plan.place, plan.regimes, plan.seeds, plan.years)
        | {"method": plan.method, "points of the method": len(plan.at), "points that fill the space": len(plan.fills)},
    )


def _first(found: Sensitivity) -> str:
    return (
        f"In {_share(found.reordered)} of the space of what is not known, the ways of commissioning stand in another "
        f"order than at the default values ({len(found.plan.fills)} points that fill it; luck included)."
    )


def _turned(found: Sensitivity, label: str) -> str:
    each, first = found.turned[label], next(iter(found.plan.regimes))
    unit = OUTCOMES[found.plan.outcome].unit
    start = f"{words.capital(label)} against {first}: {words.change_told(each.default, unit)} at the default values"
    if not each.default.excludes_zero:
        start += ", which cannot be told from luck"
    if each.turned.mean is None:
        return f"{start}; at no point could luck be told from a difference."
    return (
        f"{start}; the other way in {_share(each.turned)} of the points where luck lets it be told "
        f"(in {_share(each.untold)} it does not)."
    )


def _drivers(found: Sensitivity, label: str) -> str:
    strong = [index for index in found.indices[label] if index.strength > index.half][:4]
    if not strong:
        return f"{words.capital(label)}: no factor's effect stands out of its doubt."
    named = words.listed(f"{index.factor.meaning} ({index.factor.label})" for index in strong)
    return f"What moves {label}'s difference most: {named}."


def _part(found: Sensitivity, label: str) -> Part:
    table = found.indices[label]
    size, other = HEADS[found.plan.method]
    sheet = Sheet(
        f"{words.capital(label)}: how strongly each factor moves the difference",
        ("factor", "in words", "from", "to", f"{size} (95% interval)", other),
        tuple(
            (
                i.factor.label, i.factor.meaning, f"{i.factor.low:g}", f"{i.factor.high:g}",
                f"{i.strength:.4f} ({max(0.0, i.strength - i.half):.4f} to {i.strength + i.half:.4f})",
                f"{i.other:.4f}",
            )
            for i in table
        ),
        f"Luck moves a point's difference by {found.luck[label]:.4f} (s.d.): an effect of that size is nothing.",
    )  # fmt: skip
    picture = Picture(f"What moves {label}'s difference", _chart(table[:SHOWN]), _words(table[:SHOWN]))
    return Part(words.capital(label), (), (picture,), (sheet, _spread(found.turned[label], label)))


def _spread(turned: Turned, label: str) -> Sheet:
    cuts = np.quantile(turned.values, (0, 0.05, 0.25, 0.5, 0.75, 0.95, 1))
    names = ("least", "5%", "25%", "half", "75%", "95%", "greatest")
    rows = tuple((name, f"{cut:+.4f}".replace("-", "\N{MINUS SIGN}")) for name, cut in zip(names, cuts, strict=True))
    title = f"{words.capital(label)}: the difference over the space"
    return Sheet(title, ("so many points are below", "difference"), rows)


def _factors() -> Part:
    says = ("Ranges are assumed unless the file they come from names a source (`uncertain.toml`, or --ranges).",)
    return Part("What was moved", says)


def _chart(table: tuple[Index, ...]) -> alt.LayerChart:
    rows = [
        {"factor": i.factor.label, "strength": i.strength, "low": max(0.0, i.strength - i.half),
         "high": i.strength + i.half}
        for i in table
    ]  # fmt: skip
    base = chart_of(rows)
    y = alt.Y("factor:N", sort=None, title=None)
    bars = base.mark_rule(color=GREY, strokeWidth=2).encode(x=alt.X("low:Q", title="strength"), x2="high:Q", y=y)
    dots = base.mark_point(filled=True, size=70, color=BLUE).encode(x="strength:Q", y=y)
    return alt.layer(bars, dots).properties(width=420, height=26 * len(rows) + 20)


def _words(table: tuple[Index, ...]) -> str:
    return "The strongest first. " + " ".join(f"{i.factor.label} {i.strength:.4f}." for i in table)


def _share(found: Interval) -> str:
    if found.mean is None:
        return words.UNTOLD
    return f"{found.mean:.0%} (95% interval {found.low or 0:.0%} to {found.high or 0:.0%})"


def _data(found: Sensitivity) -> dict[str, Any]:
    return {
        "reordered": found.reordered.as_data(),
        "outcome": found.plan.outcome,
        "differences": {
            label: {
                "default": each.default.as_data(), "turned": each.turned.as_data(), "untold": each.untold.as_data(),
                "luck": found.luck[label],
                "factors": [
                    {"factor": i.factor.label, "low": i.factor.low, "high": i.factor.high, "strength": i.strength,
                     "half_width": i.half, "other": i.other}
                    for i in found.indices[label]
                ],
            }
            for label, each in found.turned.items()
        },
    }  # fmt: skip
