"""The dials of a regime."""

from commonweal.lab import DIALS, PARAMETERS, Dials, read_regime
from commonweal.lab.outcomes import OUTCOMES


def test_every_dial_is_declared_once_in_its_order():
    assert tuple(DIALS) == Dials._fields
    assert len(DIALS) == 16


def test_defaults_are_the_block_contract_and_lie_in_range():
    assert read_regime("block").dials_at(0) == Dials()
    for name, value in Dials()._asdict().items():
        lowest, highest, meaning, acts_on = DIALS[name]
        assert lowest <= value <= highest
        assert meaning
        assert acts_on


def test_a_dial_is_neither_an_outcome_nor_a_parameter_of_the_world():
    assert not set(DIALS) & set(PARAMETERS)
    assert not set(DIALS) & set(OUTCOMES)
