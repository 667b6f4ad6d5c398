"""Bars of hand-offs by the skill that was missing, from a finding's table."""

from typing import Any

from commonweal.lenses.abilities.holders import WHO
from commonweal.lenses.finding import Finding

UNTOLD = "cannot be told"


def missing_bars(finding: Finding) -> Any:
    """Draw the hand-offs of a finding's table (`missing`, `who_had_it`, `handoffs`), a bar for each skill."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    order = [*WHO, UNTOLD]
    rows = [
        {
            "missing": row["missing"],
            "who": row["who_had_it"],
            "handoffs": row["handoffs"],
            "order": order.index(row["who_had_it"]),
        }
        for row in finding.table.rows
        if row.get("handoffs") is not None
    ]
    colour = alt.Color(
        "who:N",
        title="who had the skill",
        scale=alt.Scale(domain=order, range=[*COLOURS[1:5], COLOURS[0]]),
        legend=alt.Legend(orient="bottom", columns=2),
    )
    return (
        chart_of(rows)
        .mark_bar(stroke="white")
        .encode(
            x=alt.X("handoffs:Q", title="hand-offs"),
            y=alt.Y("missing:N", title="skill that was missing", sort=None),
            color=colour,
            order=alt.Order("order:Q"),
        )
        .properties(width=480, height=34 * max(1, len({row["missing"] for row in rows})))
    )
