"""Charts as SVG inside the page: whole pence in, plain shapes out; the table beside each says the same in figures.

Drawn here and not by Vega: a page has several charts, and each took that about forty times as long as the page may.
Across, everything is in per cent: a chart is as wide as its page while its words keep their size, at 320 px too.
One hue; series are told apart by dash, marker and the name at their end, never by colour alone. No style inside (CSP).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from commonweal.live.pages.pounds import pounds

INK, GREY, GRID, DARK, LIGHT = "#0b0c0c", "#505a5f", "#b1b4b6", "#12436d", "#2073bc"
TOP, PLOT, FOOT = 20, 180, 26  # px: above, of and below the part of a line chart in which lines are
LEFT, RIGHT = 170, 780  # per mille of the width: where lines begin and end; names of lines stand right of them
LINE = 17  # px that a line of words takes
BAR, ROW, LONGEST = 16, 46, 600  # px of a bar, of it with its name, and per mille that the longest bar takes


@dataclass(frozen=True)
class Series:
    """A line over the ticks: pence, None where there is nothing to show; `hand` is its place in `HANDS`."""

    name: str
    values: Sequence[int | None]
    hand: int = 0


@dataclass(frozen=True)
class Hand:
    """How a series is drawn: colour, dash, and its marker (`dot`, `square` or none)."""

    colour: str
    dash: str
    marker: str


HANDS = (Hand(DARK, "7 4", ""), Hand(DARK, "none", "dot"), Hand(LIGHT, "2 3", "square"))


@dataclass(frozen=True)
class Bar:
    """A bar: filled, outlined beyond it, and a tick at `mark` (pence, all three). `label` is written at its end."""

    name: str
    filled: int
    outlined: int = 0
    mark: int | None = None
    label: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawn chart and what it shows, in words."""

    caption: str
    svg: SafeString
    key: str = ""


def short(pence: int) -> str:
    """Show pence as an axis does: £1.2m, £40k, £7."""
    size, sign = abs(pence), "-" if pence < 0 else ""
    for unit, word in ((10**8, "m"), (10**5, "k")):
        if size >= unit:
            tenths = (size * 20 + unit) // (2 * unit)
            return f"{sign}£{tenths // 10:,}{f'.{tenths % 10}' if tenths % 10 else ''}{word}"
    return pounds(pence)


def lines(said: str, ticks: Sequence[str], series: Sequence[Series]) -> SafeString:
    """Draw lines over the ticks (every third is named). Nothing is drawn where there is no value."""
    known = [value for each in series for value in each.values if value is not None]
    if not known:
        return SafeString("")
    steps = _steps(*reach(known))
    low, high = steps[0], steps[-1]
    drawn = [_axis(steps), _ticks(ticks), *(_series(each, len(ticks), low, high) for each in series)]
    drawn.append(_names(series, low, high))
    return _svg(said, TOP + PLOT + FOOT, drawn)


def reach(known: Sequence[int]) -> tuple[int, int]:
    """From where to where an axis goes: with nothing on it, unless all lines run close together far from there."""
    low, high = min(known), max(known)
    close = low > 0 and (high - low) * 3 < high
    return (low, high) if close else (min(0, low), max(0, high))


def _svg(said: str, height: int, parts: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg class="cw-chart" width="100%" height="{}" role="img" aria-label="{}" font-size="14"'
        ' font-family="arial, sans-serif" fill="{}">{}</svg>',
        height, said, INK, format_html_join("", "{}", ((part,) for part in parts)),
    )  # fmt: skip


def _steps(low: int, high: int) -> list[int]:
    """Round figures from at or below the lowest to at or above the highest: about four of them."""
    least = max(1, (high - low + 3) // 4)
    power = 10 ** (len(str(least)) - 1)
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= least)
    return [n * step for n in range(low // step, max(-(-high // step), low // step + 1) + 1)]


def _per_mille(thousandths: int) -> str:
    return f"{thousandths // 10}.{thousandths % 10}%"


def _y(value: int, low: int, high: int) -> int:
    return TOP + (high - value) * PLOT // (high - low)


def _x(at: int, of: int) -> str:
    return _per_mille(LEFT + (RIGHT - LEFT) * at // max(1, of - 1))


def _axis(steps: Sequence[int]) -> SafeString:
    rows = ((_y(s, steps[0], steps[-1]), GREY if s == 0 else GRID, _per_mille(RIGHT), GREY, short(s)) for s in steps)
    return format_html_join(
        "",
        '<line x1="0" x2="{2}" y1="{0}" y2="{0}" stroke="{1}"/><text x="0" y="{0}" dy="-4" fill="{3}">{4}</text>',
        rows,
    )


def _ticks(ticks: Sequence[str]) -> SafeString:
    rows = ((_x(i, len(ticks)), TOP + PLOT + LINE, GREY, tick) for i, tick in enumerate(ticks) if i % 3 == 0)
    return format_html_join("", '<text x="{}" y="{}" fill="{}" text-anchor="middle">{}</text>', rows)


def _series(series: Series, of: int, low: int, high: int) -> SafeString:
    hand = HANDS[series.hand]
    points = [(_x(i, of), _y(v, low, high)) if v is not None else None for i, v in enumerate(series.values)]
    joined = [(*a, *b) for a, b in pairwise(points) if a and b]
    stroke = format_html('stroke="{}" stroke-width="2.5" stroke-dasharray="{}"', hand.colour, hand.dash)
    drawn = format_html_join("", '<line x1="{}" y1="{}" x2="{}" y2="{}" {}/>', ((*ends, stroke) for ends in joined))
    return format_html("{}{}", drawn, _markers([point for point in points if point], hand))


def _markers(points: Sequence[tuple[str, int]], hand: Hand) -> SafeString:
    if hand.marker == "dot":
        return format_html_join("", '<circle cx="{}" cy="{}" r="4" fill="{}"/>', ((*p, hand.colour) for p in points))
    if hand.marker == "square":
        # A square of per cent across would change its shape with the width: a short thick line does not.
        shape = '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="{3}" stroke-width="7"/>'
        return format_html_join("", shape, ((x, y - 3, y + 4, hand.colour) for x, y in points))
    return SafeString("")


def _names(series: Sequence[Series], low: int, high: int) -> SafeString:
    """Each line's name at its end, moved apart where two would overlap."""
    ends = [([v for v in each.values if v is not None] or [None])[-1] for each in series]
    order = sorted((_y(end, low, high), i) for i, end in enumerate(ends) if end is not None)
    places: list[int] = []
    for y, _which in order:
        places.append(max(y + 5, places[-1] + LINE if places else 0))
    over = max(0, places[-1] - (TOP + PLOT + FOOT - 4))
    x, which = _per_mille(RIGHT + 20), [series[i] for _end, i in order]
    found = ((x, y - over, HANDS[s.hand].colour, s.name) for y, s in zip(places, which, strict=True))
    return format_html_join("", '<text x="{}" y="{}" fill="{}" font-weight="bold">{}</text>', found)


def bars(said: str, rows: Sequence[Bar]) -> SafeString:
    """Draw bars below each other, in the order given: the name above each, what it comes to at its end."""
    if not rows:
        return SafeString("")
    sums = [pence for row in rows for pence in (0, row.filled, row.filled + row.outlined, row.mark or 0)]
    low, high = min(sums), max(sums)
    span = max(1, high - low)
    drawn = [_bar(row, i * ROW, low, span) for i, row in enumerate(rows)]
    return _svg(said, ROW * len(rows), drawn)


def _bar(row: Bar, top: int, low: int, span: int) -> SafeString:
    def at(pence: int) -> int:
        return (pence - low) * LONGEST // span

    ends = sorted((at(0), at(row.filled)))
    beyond = sorted((at(row.filled), at(row.filled + row.outlined)))
    mark = at(row.mark) if row.mark is not None else 0
    y = top + LINE + 3
    parts = [
        format_html('<text x="0" y="{}">{}</text>', top + LINE - 3, row.name),
        _rect(ends, y, format_html('fill="{}" stroke="{}"', DARK, DARK)),
        _rect(beyond, y, format_html('fill="#fff" stroke="{}"', DARK)) if row.outlined else SafeString(""),
    ]
    if row.mark is not None:
        shape = '<line x1="{0}" x2="{0}" y1="{1}" y2="{2}" stroke="{3}" stroke-width="3"/>'
        parts.append(format_html(shape, _per_mille(mark), y - 4, y + BAR + 4, LIGHT))
    last = max(*ends, *beyond, mark)
    words = row.label or pounds(row.filled + row.outlined)
    parts.append(format_html('<text x="{}" dx="8" y="{}">{}</text>', _per_mille(last), y + BAR - 3, words))
    return format_html_join("", "{}", ((part,) for part in parts))


def _rect(ends: Sequence[int], y: int, paint: SafeString) -> SafeString:
    left, width = _per_mille(ends[0]), _per_mille(max(1, ends[1] - ends[0]))
    return format_html('<rect x="{}" y="{}" width="{}" height="{}" {}/>', left, y, width, BAR, paint)
