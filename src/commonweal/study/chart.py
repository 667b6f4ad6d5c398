"""Charts over the years, as SVG: a line and a band for each regime, told apart by dash and by name.

Colour is never alone: each line has a dash of its own and its regime's name at its end. The baseline is grey;
no colour means good or bad.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from commonweal.lenses.drawing import COLOURS, svg
from commonweal.study.interval import Interval

DASHES = ((1, 0), (7, 3), (2, 2), (9, 3, 2, 3), (5, 2), (1, 3))
WIDTH, HEIGHT = 290, 220
_LABELS = 0.085  # least distance of two names at the ends of lines, as a share of the height


@dataclass(frozen=True)
class Line:
    """One regime's line: its interval in each year, in the units shown."""

    label: str
    years: Sequence[Interval]


def draw(lines: Sequence[Line], first: int = 0, zero: bool = False, name: str = "chart") -> str:
    """Draw lines with bands over the years as an SVG element.

    Parameters
    ----------
    lines
        What is drawn; the page says what it is and in which unit.
    first
        Number of the first line's regime, so that a regime looks alike in every chart.
    zero
        Whether to draw a line at zero, for differences.
    name
        Part of the ids inside, which must differ between charts on one page.

    """
    if not any(_rows(line) for line in lines):
        return ""
    return svg(layered(lines, first, zero).properties(width=WIDTH, height=HEIGHT, background="white"), name, size=15)


def layered(lines: Sequence[Line], first: int = 0, zero: bool = False) -> alt.LayerChart:
    """Give the same lines as a chart, for a study's account."""
    rows = [row for line in lines for row in _rows(line)]
    base = alt.Chart(alt.Data(values=rows))
    layers = [_bands(base, lines, first), _lines(base, lines, first), _names(lines, first)]
    if zero:
        rule = alt.Chart(alt.Data(values=[{"y": 0}])).mark_rule(color="#767676", strokeWidth=1)
        layers.insert(0, rule.encode(y=alt.Y("y:Q", title=None)))
    return alt.layer(*layers)


def ends(lines: Sequence[Line]) -> list[float]:
    """Give where each line's name stands: at its last value, moved apart where names would overlap."""
    last = [[y.mean for y in line.years if y.mean is not None][-1:] for line in lines]
    bounds = [x for line in lines for y in line.years for x in (y.low, y.high, y.mean) if x is not None]
    gap = (max(bounds) - min(bounds) if bounds else 0.0) * _LABELS
    order = sorted((value[0], i) for i, value in enumerate(last) if value)
    places = [value for value, _ in order]
    for i in range(1, len(places)):
        places[i] = max(places[i], places[i - 1] + gap)
    shift = (sum(places) - sum(value for value, _ in order)) / max(1, len(places))
    found = {i: place - shift for place, (_, i) in zip(places, order, strict=True)}
    return [found.get(i, float("nan")) for i in range(len(lines))]


def _rows(line: Line) -> list[dict[str, Any]]:
    return [
        {"regime": line.label, "year": i + 1, "mean": y.mean, "low": y.low, "high": y.high}
        for i, y in enumerate(line.years)
        if y.mean is not None
    ]


def _scales(lines: Sequence[Line], first: int) -> tuple[alt.Color, alt.StrokeDash]:
    labels = [line.label for line in lines]
    at = [(first + i) % len(COLOURS) for i in range(len(lines))]
    colour = alt.Scale(domain=labels, range=[COLOURS[i] for i in at])
    dash = alt.Scale(domain=labels, range=[list(DASHES[i]) for i in at])
    return (
        alt.Color("regime:N", scale=colour, legend=None),
        alt.StrokeDash("regime:N", scale=dash, legend=None),
    )


def _bands(base: alt.Chart, lines: Sequence[Line], first: int) -> alt.Chart:
    colour, _ = _scales(lines, first)
    return base.mark_area(opacity=0.16).encode(
        x="year:Q", y=alt.Y("low:Q", title=None), y2="high:Q", color=colour
    )


def _lines(base: alt.Chart, lines: Sequence[Line], first: int) -> alt.Chart:
    colour, dash = _scales(lines, first)
    longest = max(len(line.years) for line in lines)
    step = max(1, round(longest / 10))
    ticks = [year for year in range(1, longest + 1) if year % step == 0 or step == 1]
    return base.mark_line(strokeWidth=2.5, point=len(lines[0].years) == 1).encode(
        x=alt.X("year:Q", title="year", axis=alt.Axis(values=ticks, format="d", grid=False)),
        y=alt.Y("mean:Q", title=None, scale=alt.Scale(zero=False, nice=True)),
        color=colour,
        strokeDash=dash,
    )


def _names(lines: Sequence[Line], first: int) -> alt.Chart:
    colour, _ = _scales(lines, first)
    rows = [
        {"regime": line.label, "year": len(line.years), "end": end}
        for line, end in zip(lines, ends(lines), strict=True)
        if end == end  # not NaN: a line that no run could tell has no end
    ]
    names = alt.Chart(alt.Data(values=rows)).mark_text(align="left", dx=6, fontSize=15, fontWeight="bold")
    return names.encode(x="year:Q", y=alt.Y("end:Q", title=None), text="regime:N", color=colour)
