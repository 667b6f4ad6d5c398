"""Axes say what they move, and refuse what cannot be swept in one clear message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.study.axis import Axis, AxisError, axis_of, refuse_axes


def test_an_axis_is_read_and_its_values_are_even() -> None:
    axis = axis_of("alignment=0:1:5")
    assert axis == Axis("alignment", 0, 1, 5)
    assert axis.values == (0, 0.25, 0.5, 0.75, 1)


@given(st.integers(2, 41), st.floats(0, 0.4), st.floats(0.5, 1))
def test_values_run_from_low_to_high(count: int, low: float, high: float) -> None:
    values = Axis("follow", low, high, count).values
    assert len(values) == count
    assert values[0] == pytest.approx(low, abs=1e-11)
    assert values[-1] == pytest.approx(high, abs=1e-11)
    assert list(values) == sorted(values)


def test_alignment_moves_breadth_and_follow_together() -> None:
    axis = Axis("alignment", 0, 1, 2)
    assert axis.dials(0.3) == {"breadth": 0.3, "follow": 0.3}
    assert axis.parameters(0.3) == {}


def test_controllability_moves_coupling_and_not_the_dial_of_prescription() -> None:
    axis = Axis("controllability", 0, 1, 2)
    assert axis.dials(0.5) == {}
    assert [axis.parameters(value) for value in (0, 0.5, 1)] == [{"omega": 0.9}, {"omega": 0.45}, {"omega": 0}]
    assert Axis("control", 0, 1, 2).dials(0.5) == {"control": 0.5}


def test_a_parameter_moves_the_world() -> None:
    axis = Axis("elas", 0, 0.2, 2)
    assert (axis.dials(0.1), axis.parameters(0.1)) == ({}, {"elas": 0.1})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("alignment", "NAME=LOW:HIGH:N"),
        ("alignment=0:1", "NAME=LOW:HIGH:N"),
        ("=0:1:3", "NAME=LOW:HIGH:N"),
        ("alignment=0:one:3", "LOW and HIGH are numbers"),
        ("alignment=0:1:2.5", "N a whole number"),
        ("algnment=0:1:3", "not known; it must be one of alignment, controllability; proxy"),
        ("breadth=0:1.5:3", "1.5 is out of range; it must lie in 0..1"),
        ("breadth=nan:1:3", "nan is out of range"),
        ("omega=0:1:3", "0..0.9"),
        ("breadth=1:0:3", "LOW 1 must be below HIGH 0"),
        ("breadth=0:1:1", "N is 1; it must be 2 to 41"),
        ("breadth=0:1:500", "N is 500"),
        ("level=0:2:5", "must be 0, 1 or 2"),
    ],
)
def test_what_cannot_be_swept_is_refused(text: str, told: str) -> None:
    with pytest.raises(AxisError) as refused:
        axis_of(text)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ([], "0 dials"),
        (["proxy", "rec", "comp"], "3 dials"),
        (["alignment", "follow"], "both move follow"),
        (["omega", "controllability"], "both move omega"),
        (["rec", "rec"], "both move rec"),
    ],
)
def test_axes_that_make_no_map_are_refused(names: list[str], told: str) -> None:
    with pytest.raises(AxisError, match=told):
        refuse_axes([Axis(name, 0, 0.9, 2) for name in names])


def test_one_axis_or_two_that_move_apart_are_taken() -> None:
    refuse_axes([Axis("rec", 0, 1, 2)])
    refuse_axes([Axis("alignment", 0, 1, 2), Axis("controllability", 0, 1, 2)])
