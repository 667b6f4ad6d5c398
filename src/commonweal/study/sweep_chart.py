"""The map of a sweep: a heat map over two axes, or a line with its intervals over one. Colours mean no good or bad."""

from typing import Any

import altair as alt

from commonweal.lenses.drawing import BLUE, GREY, INK, chart_of
from commonweal.study.contour import Crossing
from commonweal.study.grid import Grid

LOWER, NIL, HIGHER = "#2f6fa8", "#f4f4f4", "#94673b"  # blue and brown: apart for every common colour blindness
MARKS = {1: "higher", -1: "lower", 0: "not told"}


def sweep_chart(grid: Grid, points: list[Crossing]) -> alt.LayerChart:
    """Draw a sweep, with the points of its contour and the stretches around them that are not told."""
    return _heat(grid, points) if len(grid.axes) == 2 else _line(grid, points)


def _heat(grid: Grid, points: list[Crossing]) -> alt.LayerChart:
    first, second = grid.axes
    wide, high = ((axis.high - axis.low) / (axis.count - 1) / 2 for axis in grid.axes)
    signs = grid.told()
    rows: list[dict[str, Any]] = []
    for cell in grid.cells:
        x, y = grid.at(cell)
        mean = grid.difference(cell).mean
        edges = {"x0": x - wide, "x1": x + wide, "y0": y - high, "y1": y + high}
        rows.append({"x": x, "y": y, **edges, "difference": mean, "mark": MARKS[signs.get(cell, 0)]})
    most = max((abs(row["difference"]) for row in rows if row["difference"] is not None), default=0) or 1
    shade = alt.Scale(domain=[-most, 0, most], range=[LOWER, NIL, HIGHER])
    x = alt.X("x0:Q", title=first.name, scale=alt.Scale(domain=[first.low - wide, first.high + wide], nice=False))
    y = alt.Y("y0:Q", title=second.name, scale=alt.Scale(domain=[second.low - high, second.high + high], nice=False))
    cells = chart_of(rows).mark_rect(stroke="white")
    cells = cells.encode(x=x, x2="x1:Q", y=y, y2="y1:Q", color=alt.Color("difference:Q", scale=shade))
    words = chart_of(rows).mark_text(fontSize=12, color=INK, dy=-16).encode(x="x:Q", y="y:Q", text="mark:N")
    layers: list[Any] = [cells, words]
    if points:
        marks = [_mark(grid, point) for point in points]
        bars = chart_of(marks).mark_rule(color=INK, strokeWidth=1)
        layers.append(bars.encode(x="x0:Q", x2="x1:Q", y="y0:Q", y2="y1:Q"))
        dots = chart_of(marks).mark_point(filled=True, size=60, color=INK)
        layers.append(dots.encode(x="x:Q", y="y:Q"))
    return alt.layer(*layers).properties(width=460, height=360)


def _mark(grid: Grid, point: Crossing) -> dict[str, float]:
    along = grid.axes[point.axis]
    low = along.low if point.low is None else point.low
    high = along.high if point.high is None else point.high
    other = point.other or 0.0
    if point.axis == 0:
        return {"x": point.at, "y": other, "x0": low, "x1": high, "y0": other, "y1": other}
    return {"x": other, "y": point.at, "x0": other, "x1": other, "y0": low, "y1": high}


def _line(grid: Grid, points: list[Crossing]) -> alt.LayerChart:
    (axis,) = grid.axes
    rows = []
    for cell in grid.cells:
        found = grid.difference(cell)
        rows.append({"x": grid.at(cell)[0], "mean": found.mean, "low": found.low, "high": found.high})
    base = chart_of(rows)
    x = alt.X("x:Q", title=axis.name, scale=alt.Scale(domain=[axis.low, axis.high], nice=False))
    band = base.mark_area(opacity=0.25, color=BLUE).encode(x=x, y=alt.Y("low:Q", title="difference"), y2="high:Q")
    line = base.mark_line(color=BLUE, point=True).encode(x=x, y="mean:Q")
    nil = chart_of([{"nil": 0}]).mark_rule(color=GREY, strokeDash=[3, 3]).encode(y="nil:Q")
    layers: list[Any] = [band, line, nil]
    if points:
        marks = [{"x": point.at, "y": 0} for point in points]
        layers.append(chart_of(marks).mark_point(filled=True, size=70, color=INK).encode(x="x:Q", y="y:Q"))
    return alt.layer(*layers).properties(width=560, height=300)
