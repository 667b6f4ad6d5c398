import numpy as np
from tests.lenses.signs.nulls import gamed, panel

from commonweal.lenses.charts import all_series
from commonweal.lenses.measure_sheets import charts_sheet, companions_sheet, lines_sheet, points_sheet, signs_sheet
from commonweal.lenses.signs.sign import Sign


def drawn():
    luck = np.random.default_rng(1)
    value = gamed(luck.beta(9, 1.5, (60, 36)), 0.9, 0.3, 0.02, luck)
    return panel(value, 0.9), panel(luck.normal(size=(60, 36)), id="other", indicator="other")


def every_sheet():
    both = drawn()
    series = all_series(both)
    signs = [Sign("bunching", "x", p=0.5), Sign("heaping", "x", why="too little")]
    return [
        signs_sheet(signs),
        points_sheet(series[0]),
        charts_sheet(series),
        lines_sheet(both),
        companions_sheet(both[:1], both),
    ]


def test_every_row_has_every_column_and_no_figure_is_of_people():
    for sheet in every_sheet():
        assert sheet.rows
        assert all(list(row) == list(sheet.fields) for row in sheet.rows), sheet.title
        assert {field.kind for field in sheet.fields.values()} <= {"label", "free"}


def test_charts_stand_in_the_order_of_names_and_say_where_a_target_lies_in_words():
    rows = charts_sheet(all_series(drawn())).rows
    names = [(row["indicator"], row["service"]) for row in rows]
    assert names == sorted(names)
    assert {row["assurance"] for row in rows} <= {
        "no target",
        "consistently met",
        "consistently missed",
        "now met, now missed, by ordinary variation",
    }


def test_the_target_is_told_beside_lines_that_nobody_set():
    rows = lines_sheet(drawn()).rows
    assert [row["line"] for row in rows].count("target") == 1
    assert [row["offset"] for row in rows] == sorted(row["offset"] for row in rows)
    target = next(row for row in rows if row["line"] == "target")
    assert target["p"] < 0.01
    assert target["past"] > target["short"]
    assert target["adjusted"] is None


def test_points_say_by_which_rule_they_are_special():
    (one,) = all_series([panel(np.array([[1.0, 2.0] * 10 + [5.0]]))])
    rows = points_sheet(one).rows
    assert [row["what"] for row in rows if row["what"] != "ordinary"] == ["outside the limits"]
    assert rows[0]["period"] == "2022-01-08"
    assert rows[0]["target"] is None
