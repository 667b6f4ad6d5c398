"""Densities and trust over time, drawn from the tables of the lens of ties."""

from typing import Any

from commonweal.lenses.finding import Finding

TRUST_SHEET = "Trust over time"


def picture(finding: Finding) -> Any:
    """Draw how dense ties are, with their intervals, and below it mean trust wave by wave where it may be shown."""
    charts = [_densities(finding)]
    waves = next((sheet for sheet in finding.more if sheet.title == TRUST_SHEET), None)
    rows = [dict(row) for row in waves.rows if row["trust"] is not None] if waves else []
    if len(rows) > 1:
        charts.append(_waves(rows))
    import altair as alt  # here, for it takes a second to load that no other output needs

    return alt.vconcat(*charts) if len(charts) > 1 else charts[0]


def _densities(finding: Finding) -> Any:
    import altair as alt

    from commonweal.lenses.drawing import BLUE, chart_of

    rows = [dict(row) for row in finding.table.rows if row["density"] is not None]
    order = [row["pairs_of"] for row in rows]
    base = chart_of(rows).encode(y=alt.Y("pairs_of:N", title=None, sort=order))
    share = alt.Scale(domain=[0, 1])
    ends = base.mark_rule(color=BLUE, strokeWidth=2).encode(
        x=alt.X("low:Q", title="share of pairs that are tied", scale=share, axis=alt.Axis(format="%")), x2="high:Q"
    )
    dots = base.mark_point(color=BLUE, filled=True, size=90, opacity=1).encode(x=alt.X("density:Q", scale=share))
    return (ends + dots).properties(width=420, height=alt.Step(32))


def _waves(rows: list[dict[str, Any]]) -> Any:
    import altair as alt

    from commonweal.lenses.drawing import BLUE, chart_of

    base = chart_of(rows).encode(x=alt.X("until:T", title=None, axis=alt.Axis(format="%b %Y", labelAngle=0)))
    share = alt.Scale(domain=[0, 1])
    band = base.mark_area(color=BLUE, opacity=0.2).encode(
        y=alt.Y("low:Q", title="mean trust, 0 to 1", scale=share), y2="high:Q"
    )
    line = base.mark_line(color=BLUE, point=True).encode(y=alt.Y("trust:Q", scale=share))
    return (band + line).properties(width=420, height=180)
