import pytest

from commonweal.lenses.drawing import COLOURS, chart_of, inline, svg


def test_a_chart_becomes_part_of_a_page_that_asks_no_network():
    drawn = svg(chart_of([{"x": 1, "y": 2}]).mark_point().encode(x="x:Q", y="y:Q"), "one")
    assert drawn.startswith("<svg viewBox=")
    assert "http" not in drawn
    assert 'aria-hidden="true"' in drawn, "the page says in words what the chart shows"


def test_ids_differ_between_charts_on_one_page():
    part = inline('<svg width="2" height="3"><clipPath id="a"/><g clip-path="url(#a)"/></svg>', "x")
    assert part.startswith('<svg viewBox="0 0 2 3" aria-hidden="true"')
    assert part.endswith('<clipPath id="x-a"/><g clip-path="url(#x-a)"/></svg>')


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", COLOURS)
def test_every_colour_can_be_read_on_white(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5
