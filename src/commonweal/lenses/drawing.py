"""Charts of findings in the house's hand: one quiet style, colours that mean no good or bad, SVG for a page."""

import re
from typing import Any

import altair as alt
import vl_convert

INK, GREY, BLUE = "#1d1d1d", "#767676", "#005a9c"
# Dark enough for text on white (contrast above 4.5), apart for every common kind of colour blindness.
COLOURS = ("#4a4a4a", "#005a9c", "#a84300", "#7a2a7a", "#00664f", "#6b4c00")
SHADES = "blues"  # one hue from light to dark, for how many
_FONT = "Arial, Helvetica, sans-serif"


def chart_of(rows: list[dict[str, Any]]) -> alt.Chart:
    """Begin a chart of tidy rows; a row that was suppressed has None where its figure was."""
    return alt.Chart(alt.Data(values=rows))


def quiet(chart: Any, size: int = 13) -> Any:
    """Set the type, and leave out the many descriptions of parts: the page describes the whole in words."""
    chart = chart.configure(font=_FONT, aria=False, background="white").configure_view(stroke=None)
    return chart.configure_axis(
        labelFontSize=size,
        titleFontSize=size,
        titleFontWeight="normal",
        labelColor=INK,
        titleColor=INK,
        gridColor="#e3e3e3",
        domainColor=GREY,
        tickColor=GREY,
        labelLimit=220,
        labelFlush=False,
        tickCount=5,
    ).configure_legend(labelFontSize=size, titleFontSize=size, titleFontWeight="normal")


def svg(chart: Any, name: str, size: int = 13) -> str:
    """Draw a chart as an SVG element for a page; `name` begins the ids inside, which must differ on one page."""
    return inline(vl_convert.vegalite_to_svg(quiet(chart, size).to_dict()), name)


def inline(text: str, name: str) -> str:
    """Make an SVG document part of a page: no fixed size, ids of its own, nothing that names an address."""
    text = re.sub(r'\s(xmlns(:\w+)?|version)="[^"]*"', "", text)
    head, rest = text.split(">", 1)
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', head)
    box = re.search(r'viewBox="[^"]*"', head)
    shape = box.group() if box else f'viewBox="0 0 {size[1]} {size[2]}"' if size else ""
    rest = re.sub(r'(id="|url\(#)', rf"\g<1>{name}-", rest)
    return f'<svg {shape} aria-hidden="true" focusable="false">{rest}'
