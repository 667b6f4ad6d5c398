"""Bars of money spent and income, drawn from a finding's table, in its order."""

from typing import Any

from commonweal.lenses.finding import Finding

_MOST = 40  # bars that a page holds; the table holds all


def bars(finding: Finding) -> Any:
    """Draw gross to the right of zero and income to the left, one row for each of the table's first column."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    sheet = finding.table
    what = next(iter(sheet.fields), "part")
    rows = [
        {"part": row[what], "kind": kind, "pounds": row[column]}
        for row in sheet.rows[:_MOST]
        for kind, column in (("spent", "gross"), ("income", "income"))
        if row[column]
    ]
    order = [row[what] for row in sheet.rows[:_MOST]]
    base = chart_of(rows).encode(
        x=alt.X("pounds:Q", title="£", axis=alt.Axis(format="~s", orient="bottom")),
        y=alt.Y("part:N", title=None, sort=order),
        color=alt.Color(
            "kind:N", title=None, scale=alt.Scale(domain=["spent", "income"], range=[COLOURS[1], COLOURS[2]])
        ),
    )
    return base.mark_bar(size=14).properties(width=420, height=alt.Step(22))
