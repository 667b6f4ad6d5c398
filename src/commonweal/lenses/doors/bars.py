"""Bars of where people are some weeks after a refusal, from a finding's table."""

from typing import Any

from commonweal.lenses.doors.aftermath import STATES
from commonweal.lenses.finding import Finding


def where_bars(finding: Finding) -> Any:
    """Draw the shares of a finding's table (`weeks`, `where`, `share`) as one bar for each stretch of weeks."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    rows = [
        {
            "weeks": f"{row['weeks']} weeks on",
            "where": row["where"],
            "share": row["share"],
            "order": STATES.index(row["where"]),
        }
        for row in finding.table.rows
        if row.get("share") is not None
    ]
    colour = alt.Color(
        "where:N",
        title=None,
        sort=list(STATES),
        scale=alt.Scale(domain=list(STATES), range=[*COLOURS[1:], COLOURS[0]]),
        legend=alt.Legend(orient="bottom", columns=2),
    )
    return (
        chart_of(rows)
        .mark_bar(stroke="white")
        .encode(
            x=alt.X(
                "share:Q", title="share of people refused", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1])
            ),
            y=alt.Y("weeks:N", title=None, sort=None),
            color=colour,
            order=alt.Order("order:Q"),
        )
        .properties(width=520, height=44 * max(1, len({row["weeks"] for row in rows})))
    )
