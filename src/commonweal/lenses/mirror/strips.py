"""Strips from quartile to quartile with the median as a tick, a behaviour to a line, drawn from a finding's table."""

from typing import Any

from commonweal.lenses.finding import Finding

_WAVES = 4  # strips on a line; more cannot be read


def strips(finding: Finding) -> Any:
    """Draw the spread of answers on each behaviour, in the fixed order, by wave."""
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import COLOURS, chart_of

    sheet = finding.table
    if "behaviour" not in sheet.fields:  # room alone
        return chart_of([]).mark_point()
    waves = list(dict.fromkeys(sheet.column("wave")))[-_WAVES:]
    rows = [dict(row) for row in sheet.rows if row["wave"] in waves and row["median"] is not None]
    order = list(dict.fromkeys(sheet.column("behaviour")))
    base = chart_of(rows).encode(
        y=alt.Y("behaviour:N", title=None, sort=order, axis=alt.Axis(labelLimit=330)),
        yOffset=alt.YOffset("wave:N", sort=waves),
        color=alt.Color("wave:N", title="asked", scale=alt.Scale(domain=waves, range=list(COLOURS[: len(waves)]))),
    )
    scale = alt.Scale(domain=[1, 10], nice=False)
    low = alt.X("lower_quartile:Q", title="1 not at all, 10 wholly", scale=scale, axis=alt.Axis(orient="bottom"))
    strip = base.mark_bar(height=5, opacity=0.45).encode(x=low, x2="upper_quartile:Q")
    tick = base.mark_tick(thickness=3, size=11).encode(x=alt.X("median:Q"))
    return (strip + tick).properties(width=380, height=alt.Step(13))
