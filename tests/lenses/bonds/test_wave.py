from datetime import date

import numpy as np
import pytest
from tests.lenses.bonds.rows import tie
from tests.lenses.making import made

from commonweal.lenses.bonds.wave import read_bonds
from commonweal.lenses.columns import code

LATER = date(2024, 11, 1)


def test_answers_within_a_month_are_one_wave_and_the_last_of_them_counts(tmp_path):
    rows = [
        tie("a", "b", trust=0.2),
        tie("a", "b", trust=0.4, date=date(2024, 5, 20)),
        tie("a", "b", trust=0.9, date=LATER),
        tie("a", "a", trust=1.0),
    ]
    bonds = read_bonds(made(tmp_path / "r", {"ties": rows}), 30)
    assert bonds.waves == 2
    assert bonds.at(0).trust[0, 1] == pytest.approx(0.4)
    assert bonds.at(1).trust[0, 1] == pytest.approx(0.9)
    assert not bonds.at(0).told.diagonal().any()


def test_of_several_kinds_of_tie_the_closest_counts_and_trust_is_their_mean(tmp_path):
    rows = [
        tie("a", "b", trust=0.2, strength=0.25),
        tie("a", "b", trust=0.6, strength=0.75, kind="asks_advice"),
        tie("b", "a", kind="asks_advice"),
    ]
    record = made(tmp_path / "r", {"ties": rows})
    wave = read_bonds(record, 30).at(0)
    assert (wave.trust[0, 1], wave.strength[0, 1]) == pytest.approx((0.4, 0.75))
    assert np.isnan(wave.trust[1, 0])
    assert wave.told[1, 0]
    one_kind = read_bonds(record, 30, code("ties", "kind", "asks_advice")).at(0)
    assert one_kind.trust[0, 1] == pytest.approx(0.6)


def test_people_handed_on_are_counted_over_the_last_year(tmp_path):
    days = (date(2023, 1, 1), date(2024, 2, 1), date(2024, 12, 1))
    rows = [tie("a", "b", handoffs=n, date=day) for n, day in zip((100, 3, 4), days, strict=True)]
    assert read_bonds(made(tmp_path / "r", {"ties": rows}), 30).handed()[0, 1] == 7


def test_what_no_row_tells_is_not_known(tmp_path):
    bonds = read_bonds(made(tmp_path / "r", {"ties": [tie("a", "b", strength=0.5)]}), 30)
    assert bonds.knows("strength")
    assert not bonds.knows("trust")
    assert not bonds.knows("handoffs")
