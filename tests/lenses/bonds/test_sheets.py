import numpy as np
from tests.lenses.bonds.test_density import network
from tests.lenses.bonds.test_trust import RING, SPREAD, some

from commonweal.lenses.bonds.density import density
from commonweal.lenses.bonds.sheets import communities_sheet, density_sheet, trust_sheet
from commonweal.lenses.bonds.trust import Waves, guarded
from commonweal.lenses.networks import Communities


def test_every_row_has_every_column():
    held = network(np.ones((4, 4), bool) & ~np.eye(4, dtype=bool))
    sheet = density_sheet({"all": density(held, np.ones((4, 4), bool))})
    assert list(sheet.rows[0]) == list(sheet.fields)
    assert sheet.rows[0]["density"] == 1


def test_a_service_without_ties_is_said_to_have_none_and_rows_go_by_name():
    found = Communities(np.array([0, -1, 0]), 0.0, np.zeros(9))
    sheet = communities_sheet(found, network(np.zeros((3, 3), bool)), ["c", "b", "a"], ["x", None, "y"])
    assert sheet.column("service") == ["a", "b", "c"]
    assert sheet.column("community") == ["1", "no tie", "1"]


def test_waves_whose_trust_is_hidden_stay_empty():
    few, many = guarded(some(RING[:5], SPREAD[:5])), guarded(some(RING, SPREAD))
    sheet = trust_sheet(Waves((0, 400), (few, many), few))
    assert sheet.column("until") == ["1970-01-01", "1971-02-05"]
    assert sheet.column("trust")[0] is None
    assert sheet.column("trust")[1] is not None
