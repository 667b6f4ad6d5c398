from tests.lenses.making import made
from tests.lenses.mirror.people import NOVEMBER, said

from commonweal.lenses.health import LENS


def test_strips_are_drawn_by_wave_in_the_fixed_order(tmp_path):
    rows = said([5] * 8, behaviour="shared_vision") + said([7] * 9) + said([6] * 9, NOVEMBER)
    finding = LENS.look(made(tmp_path / "r", {"perceptions": rows}))
    drawn = finding.chart(finding).to_dict()
    strip = drawn["layer"][0]["encoding"]
    assert [name.split()[0] for name in strip["y"]["sort"]] == ["wanting", "sharing"]
    assert strip["color"]["scale"]["domain"] == ["2024-05", "2024-11"]
