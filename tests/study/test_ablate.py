"""Ablation on the lab: shares add up to the difference, in every run."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.lab.regime import Step
from commonweal.study.ablate import ablate

from .places import small_place

BLOCK, TARGETS = read_regime("block"), read_regime("targets")
TWO = replace(BLOCK, name="two", steps=(Step(0.0, BLOCK.steps[0].dials._replace(rec=0.5, learn=0.05)),))


def test_shares_of_each_run_add_up_to_its_difference() -> None:
    found = ablate(small_place(), BLOCK, TWO, ("burden", "direct_time"), runs=2, years=1)
    for outcome in ("burden", "direct_time"):
        whole = found.worth[outcome][frozenset(found.dials)] - found.worth[outcome][frozenset()]
        assert found.shares[outcome].sum(axis=1) == pytest.approx(whole, abs=1e-12)
    assert found.share("direct_time", "rec").mean < 0  # records take hours from people
    assert found.share("direct_time", "learn").mean < 0


def test_a_dial_alone_is_the_regime_with_that_dial() -> None:
    found = ablate(small_place(), BLOCK, TWO, runs=2, years=1)
    one = replace(BLOCK, steps=(Step(0.0, BLOCK.steps[0].dials._replace(rec=0.5)),))
    again = ablate(small_place(), BLOCK, one, runs=2, years=1)
    assert found.alone("burden", "rec").mean == again.whole("burden").mean
    assert again.dials == ("rec",)
    assert again.shares["burden"][:, 0] == pytest.approx(
        again.worth["burden"][frozenset({"rec"})] - again.worth["burden"][frozenset()]
    )


@pytest.mark.slow
def test_many_dials_are_shared_out_by_drawn_orders() -> None:
    dials = TARGETS.steps[0].dials._replace(feedback=1.0, coloc=0.5, learn=0.05)
    many = replace(BLOCK, name="many", steps=(Step(0.0, dials),))
    found = ablate(small_place(), BLOCK, many, runs=2, years=1, orders=1)
    assert found.orders == 1
    assert len(found.dials) == 8
    whole = found.worth["burden"][frozenset(found.dials)] - found.worth["burden"][frozenset()]
    assert np.allclose(found.shares["burden"].sum(axis=1), whole, atol=1e-12)


def test_an_unknown_outcome_is_refused() -> None:
    with pytest.raises(ValueError, match="'happiness' is not one of"):
        ablate(small_place(), BLOCK, TWO, ("happiness",), runs=1, years=1)
