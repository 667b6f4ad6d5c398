"""Charts: told apart by dash and name, and safe to put into a page."""

import re

import pytest

from commonweal.study.chart import COLOURS, DASHES, Line, draw, ends
from commonweal.study.interval import Interval


def line(label: str, *means: float | None) -> Line:
    return Line(
        label, [Interval(m, None if m is None else m - 1, None if m is None else m + 1, 4) for m in means]
    )


def test_each_line_has_its_name_and_a_dash_of_its_own() -> None:
    svg = draw([line("block", 1, 2, 3), line("targets", 2, 2, 9), line("alliance", 5, 5, 5)])
    assert all(f">{name}</text>" in svg for name in ("block", "targets", "alliance"))
    drawn = re.findall(r'<path [^>]*stroke="(#\w+)" stroke-width="2.5"(?: stroke-dasharray="([\d,]+)")?', svg)
    assert len(drawn) == 3
    assert len({colour for colour, _ in drawn}) == len({dash for _, dash in drawn}) == 3


def test_a_regime_looks_alike_in_every_chart() -> None:
    assert COLOURS[1] in draw([line("targets", 1, 2)], first=1, zero=True)
    assert COLOURS[0] not in draw([line("targets", 1, 2)], first=1, zero=True)


def test_a_chart_names_no_address_and_has_ids_of_its_own() -> None:
    svg = draw([line("a", 1, 2), line("b", 2, 1)], name="one")
    assert "http" not in svg
    assert all(found.startswith("one-") for found in re.findall(r'id="([^"]+)"', svg))
    assert 'aria-hidden="true"' in svg.split(">")[0]
    assert not re.search(r"\b(width|height)=", svg.split(">")[0])


def test_names_do_not_lie_on_each_other() -> None:
    found = ends([line("a", 0, 5.0), line("b", 0, 5.0), line("c", 0, 4.99)])
    gaps = [b - a for a, b in zip(sorted(found), sorted(found)[1:], strict=False)]
    assert min(gaps) > 0.4
    assert sum(found) / 3 == pytest.approx(5.0, abs=0.01)


def test_years_and_lines_that_cannot_be_told_are_left_out() -> None:
    assert ">a</text>" in draw([line("a", 1, None, 3), line("b", None, None, None)])
    assert draw([line("a", None)]) == ""


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_are_dark_enough_for_words_on_white(colour: str) -> None:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (light + 0.05) > 4.5


def test_there_is_a_dash_for_each_colour() -> None:
    assert len(set(DASHES)) == len(COLOURS)
