"""The map of a sweep names what is told in each cell, in colours that judge nothing."""

from commonweal.lenses.drawing import svg
from commonweal.study.contour import crossings
from commonweal.study.sweep_chart import sweep_chart

from .planted_grids import line, plane


def test_a_map_marks_every_cell_and_draws_its_contour() -> None:
    grid = plane(luck=0.01)
    spec = sweep_chart(grid, crossings(grid)).to_dict()
    cells, _, bars, dots = spec["layer"]
    marks = [row["mark"] for row in cells["data"]["values"]]
    assert (marks.count("higher"), marks.count("lower")) == (15, 10)
    assert len(dots["data"]["values"]) == 5
    assert all(row["x0"] <= row["x"] <= row["x1"] for row in bars["data"]["values"])


def test_nil_lies_in_the_middle_of_the_colours() -> None:
    grid = plane(luck=0.01)
    low, nil, high = sweep_chart(grid, []).to_dict()["layer"][0]["encoding"]["color"]["scale"]["domain"]
    assert (low, nil) == (-high, 0)


def test_no_colour_is_red_amber_or_green() -> None:
    grid = plane(luck=0.01)
    for colour in sweep_chart(grid, []).to_dict()["layer"][0]["encoding"]["color"]["scale"]["range"]:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 170 and green < 100)  # red
        assert not (green > 1.3 * max(red, blue))  # green
        assert not (red > 200 and 120 < green < 200 and blue < 100)  # amber


def test_one_dial_is_drawn_as_a_line_with_its_interval() -> None:
    grid = line([[-1.0, -1.1, -0.9], [1.0, 1.1, 0.9]])
    chart = sweep_chart(grid, crossings(grid))
    assert [layer["mark"]["type"] for layer in chart.to_dict()["layer"]] == ["area", "line", "rule", "point"]
    assert svg(chart, "c").startswith("<svg")
