import re
from dataclasses import replace

import numpy as np
from tests.lenses.signs.nulls import panel

from commonweal.lenses.charts import all_series
from commonweal.lenses.control_chart import control_chart
from commonweal.lenses.drawing import svg
from commonweal.lenses.finding import Finding
from commonweal.lenses.measure_sheets import points_sheet


def finding(target=0.9):
    value = np.array([[0.1, 0.2] * 10 + [0.5, 0.1]])
    (one,) = all_series([panel(value, target)])
    return Finding("measures", "Is it?", "It is.", more=(points_sheet(one),))


def test_points_are_told_apart_by_shape_and_lines_by_dashes():
    drawn = control_chart(finding()).to_dict()
    lines, _, points = drawn["layer"]
    assert points["encoding"]["shape"]["scale"]["domain"] == ["ordinary", "outside the limits"]
    assert lines["encoding"]["strokeDash"]["scale"]["domain"] == ["mean", "limits of ordinary variation", "target"]
    assert "<path" in svg(control_chart(finding()), "m")


def test_no_colour_says_good_or_bad():
    colours = set(re.findall(r"#[0-9a-f]{6}", str(control_chart(finding()).to_dict())))
    assert colours <= {"#1d1d1d", "#767676", "#005a9c"}


def test_without_a_target_there_is_no_line_for_it_and_without_points_no_chart():
    lines = control_chart(finding(np.nan)).to_dict()["layer"][0]
    assert "target" not in lines["encoding"]["strokeDash"]["scale"]["domain"]
    assert control_chart(replace(finding(), more=())) is None
    hidden = finding().more[0]
    blank = replace(hidden, rows=[row | {"value": None} for row in hidden.rows])
    assert control_chart(replace(finding(), more=(blank,))) is None
