"""An XmR chart drawn: points by shape, mean, limits and target; no colour says good or bad."""

from typing import Any

from commonweal.lenses.finding import Finding
from commonweal.lenses.signs.xmr import ORDINARY, RULES

TITLE = "The chart, point by point"
_SHAPES = ("circle", "diamond", "square", "triangle-up", "cross")
_DASHES = {"mean": [1, 0], "limits of ordinary variation": [6, 4], "target": [2, 2]}


def control_chart(finding: Finding) -> Any:
    """Draw the sheet of points of a finding of the measures lens; None where it has none."""
    rows = next((sheet.rows for sheet in finding.more if sheet.title == TITLE), ())
    points = [dict(row) for row in rows if row["value"] is not None]
    if not points:
        return None
    import altair as alt  # here, for it takes a second to load that no other output needs

    from commonweal.lenses.drawing import BLUE, GREY, INK, chart_of

    time = alt.X("period:T", title="first day of the period")
    scale, wide = alt.Scale(zero=False), alt.Legend(labelLimit=260)
    kinds = [kind for kind in _DASHES if kind != "target" or any(row["target"] is not None for row in points)]
    dash = alt.Scale(domain=kinds, range=[_DASHES[kind] for kind in kinds])
    across = (
        chart_of(_lines(points))
        .mark_line(color=GREY, interpolate="step-after")
        .encode(
            x=time,
            y=alt.Y("at:Q", scale=scale, title=points[0]["unit"]),
            detail="which:N",
            strokeDash=alt.StrokeDash("line:N", title="lines", scale=dash, sort=kinds, legend=wide),
        )
    )
    found = [rule for rule in (ORDINARY, *RULES) if any(row["what"] == rule for row in points)]
    shape = alt.Scale(domain=found, range=[_SHAPES[(ORDINARY, *RULES).index(rule)] for rule in found])
    series = chart_of(points).encode(x=time, y=alt.Y("value:Q", scale=scale))
    marks = series.mark_point(filled=True, size=70, opacity=1).encode(
        shape=alt.Shape("what:N", title="points", scale=shape, sort=found, legend=wide),
        color=alt.condition(alt.datum.what == ORDINARY, alt.value(BLUE), alt.value(INK)),
    )
    return alt.layer(across, series.mark_line(color=BLUE, strokeWidth=1), marks).properties(width=560, height=300)


def _lines(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    limits = "limits of ordinary variation"
    named = (("mean", "mean"), ("low", limits), ("high", limits), ("target", "target"))
    return [
        {"period": row["period"], "at": row[which], "line": line, "which": which}
        for which, line in named
        for row in points
        if row[which] is not None
    ]
