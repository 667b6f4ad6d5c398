from tests.lenses.abilities.rows import SERVICES
from tests.lenses.making import made

from commonweal.lenses.abilities.services import ALL, read_services


def test_a_service_without_an_area_serves_the_whole_place(tmp_path):
    found = read_services(made(tmp_path / "r", {"needs": []}, services=SERVICES))
    assert found.areas == 2
    assert found.serves(0).tolist() == [True, True, False, True]
    assert found.serves(1).tolist() == [False, False, True, True]
    assert found.serves(ALL).tolist() == [True] * 4
    assert found.domain[3] == ALL


def test_a_place_may_have_no_areas_and_no_services(tmp_path):
    assert read_services(made(tmp_path / "r", {"needs": []}, services=["a"])).areas == 0
    assert read_services(made(tmp_path / "s", {"needs": []})).areas == 0
