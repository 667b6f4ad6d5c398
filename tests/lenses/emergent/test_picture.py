from tests.lenses.test_emergence import whole

from commonweal.lenses import look_through
from commonweal.lenses.drawing import svg
from commonweal.lenses.emergent.picture import picture


def test_every_series_that_is_shown_is_drawn(tmp_path):
    finding = look_through("emergence", whole(tmp_path / "r"))
    drawn = svg(picture(finding), "emergence")
    assert "variance of practice between teams" in drawn
    assert "mean need at assessment" in drawn
    assert "mean wait" not in drawn
    assert "lines of" in finding.alt.lower()
