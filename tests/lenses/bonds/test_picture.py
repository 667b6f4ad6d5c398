from tests.lenses.making import made
from tests.lenses.test_ties import NAMES, SERVICES, two_waves

from commonweal.lenses import look_through
from commonweal.lenses.drawing import svg


def test_densities_and_trust_are_drawn_from_what_is_shown(tmp_path):
    finding = look_through("ties", made(tmp_path / "r", {"ties": two_waves()}, services=SERVICES))
    drawn = svg(finding.chart(finding), "ties")
    assert "within providers" in drawn
    assert "mean trust" in drawn
    assert not [name for name in NAMES if f">{name}<" in drawn]


def test_without_trust_only_densities_are_drawn(tmp_path):
    rows = [row | {"trust": None} for row in two_waves()]
    finding = look_through("ties", made(tmp_path / "r", {"ties": rows}, services=SERVICES))
    assert "mean trust" not in svg(finding.chart(finding), "ties")
