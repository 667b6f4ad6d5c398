"""Charts inside the page: shapes that say what the table says, with no style the page's policy would refuse."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.pages.chart import DARK, HANDS, LIGHT, Bar, Series, bars, lines, reach, short

PENCE = st.integers(-(10**13), 10**13)


def numbers(svg, attribute):
    return [int(found) for found in re.findall(rf' {attribute}="(-?\d+)"', svg)]


@given(st.lists(st.one_of(st.none(), PENCE), min_size=1, max_size=12))
def test_lines_stay_inside_their_chart_whatever_the_figures(values):
    svg = lines("said", [str(i) for i in range(len(values))], [Series("a", values, 1), Series("b", values[:1], 0)])
    if not svg:
        assert not any(value is not None for value in values)
        return
    root = ET.fromstring(svg)
    heights = numbers(svg, "y1") + numbers(svg, "y2") + numbers(svg, "cy")
    assert all(0 <= y <= int(root.get("height")) for y in heights)
    across = [float(found) for found in re.findall(r'"(-?[\d.]+)%"', svg)]
    assert all(0 <= x <= 100 for x in across)


@given(st.lists(st.builds(Bar, st.text(max_size=9).filter(str.isprintable), PENCE, st.integers(0, 10**13)), max_size=6))
def test_bars_stay_inside_their_chart_whatever_the_figures(rows):
    svg = bars("said", rows)
    assert bool(svg) == bool(rows)
    assert all(0 <= float(found) <= 100 for found in re.findall(r'"(-?[\d.]+)%"', svg))


def test_a_bar_is_as_long_as_its_sum():
    svg = bars("said", [Bar("one", 200), Bar("two", 100, mark=150)])
    assert re.findall(r'width="([\d.]+)%" height="16"', svg) == ["60.0", "30.0"]
    assert 'x1="45.0%"' in svg
    assert svg.index("one") < svg.index("two")  # in the order given, not by size


def test_a_bar_below_nothing_goes_the_other_way():
    svg = bars("said", [Bar("over", 100), Bar("under", -100)])
    assert re.findall(r'<rect x="([\d.]+)%" y="\d+" width="([\d.]+)%"', svg) == [("30.0", "30.0"), ("0.0", "30.0")]


def test_a_chart_says_in_words_what_it_is_and_takes_no_mark_up_from_names():
    svg = bars('a "chart"', [Bar("<script>alert(1)</script>", 1)])
    root = ET.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", 'a "chart"')
    assert "<script" not in svg
    assert "style" not in svg


def test_series_differ_without_colour():
    svg = lines("said", ["Apr", "May"], [Series(name, [1, 2], hand) for hand, name in enumerate("abc")])
    assert len({(hand.dash, hand.marker) for hand in HANDS}) == len(HANDS)
    for hand in HANDS:
        assert f'stroke-dasharray="{hand.dash}"' in svg
    assert [name for name in "abc" if f">{name}</text>" in svg] == ["a", "b", "c"]


@pytest.mark.parametrize("end", [0, 5])
def test_names_of_lines_that_end_together_are_kept_apart_and_inside(end):
    svg = lines("said", ["Apr", "May"], [Series(name, [9, end], 0) for name in "abc"])
    heights = [int(y) for y in re.findall(r'y="(\d+)" fill="#12436d" font-weight', svg)]
    assert max(heights) < int(ET.fromstring(svg).get("height"))
    assert all(b - a >= 17 for a, b in pairwise(heights))


def test_an_axis_leaves_nothing_out_only_when_lines_run_close_together():
    assert reach([90, 100]) == (90, 100)
    assert reach([50, 100]) == (0, 100)
    assert reach([-5, 100]) == (-5, 100)
    assert reach([-5]) == (-5, 0)


@pytest.mark.parametrize(
    ("pence", "words"),
    [(123_456_789, "£1.2m"), (100_000_000, "£1m"), (-4_000_000, "-£40k"), (99_999, "£999.99"), (0, "£0"),
     (63_800_000_000, "£638m"), (99_999_999_999, "£1,000m")],
)  # fmt: skip
def test_sums_are_short_on_an_axis(pence, words):
    assert short(pence) == words


def test_colours_are_dark_enough_on_white():
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (DARK, LIGHT):
        assert 1.05 / (light(colour) + 0.05) >= 4.5
