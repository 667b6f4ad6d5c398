"""Each picture has its words and its numbers."""

from commonweal.study import Comparison
from commonweal.study.figures import CHARTED, figures

from .places import overtaking, planted


def test_each_figure_shows_levels_and_differences(small: Comparison) -> None:
    found = figures(small)
    assert [figure.name for figure in found] == list(CHARTED)
    for figure in found:
        levels, differences = figure.panels
        assert levels.columns == small.labels
        assert differences.columns == ("targets − block", "alliance − block")
        for panel in figure.panels:
            assert panel.svg.startswith("<svg")
            assert len(panel.rows) == small.years
            assert all(label in panel.words for label in small.labels[1:])


def test_words_say_where_a_line_begins_and_ends(crossed: Comparison) -> None:
    panel = figures(crossed)[0].panels[1]
    assert "b: −0.04" in panel.words
    assert "in year 10" in panel.words
    assert panel.rows[0][0] == "1"


def test_one_regime_alone_has_no_differences() -> None:
    found = figures(planted({"a": overtaking()["a"]}))
    assert all(len(figure.panels) == 1 for figure in found)
