"""Compare: the same seed gives the same comparison, on any number of threads."""

import json
from dataclasses import replace

import pytest

from commonweal.lab import RegimeError, WorldError, read_regime
from commonweal.place import Parameter
from commonweal.study import Comparison, as_data, compare
from commonweal.study.compare import label

from .places import small_place


def as_json(comparison: Comparison) -> str:
    return json.dumps(as_data(comparison), allow_nan=False)


def test_the_same_seed_gives_the_same_comparison_on_any_number_of_threads() -> None:
    def made(seed: int, threads: int) -> str:
        return as_json(compare(small_place(300), ["block", "alliance"], 2, 1, seed, threads))

    assert made(1, 1) == made(1, 1) == made(1, 2)
    assert made(1, 1) != made(2, 1)


def test_a_regime_compared_with_itself_differs_by_exactly_nothing() -> None:
    found = as_data(compare(small_place(300), ["targets", "targets"], 3, 2, 5))
    assert found["regimes"] == ["targets", "targets (2)"]
    for outcome in found["outcomes"]:
        (difference,) = outcome["differences"]
        assert difference["mean"] in (0, None), outcome["name"]
        assert difference["paired_variance_ratio"] is None
    assert all(not crossed["crossings"] for crossed in found["crossings"])


def test_money_and_hours_are_the_same_in_every_regime(small: Comparison) -> None:
    for a, b in small.pairs:
        for name in ("service_hours", "service_pounds"):
            assert small.difference(name, a, b).by_construction


def test_paired_runs_share_their_luck(small: Comparison) -> None:
    ratio = small.difference("burden", "block", "alliance").paired_variance_ratio
    assert ratio is not None
    assert ratio > 1


def test_the_places_own_parameters_override_the_worlds() -> None:
    place = replace(small_place(300), parameters=(Parameter("elas", 0.0),))
    found = compare(place, ["block"], 1, 1, 1).provenance
    assert found["parameters_overridden"] == {"elas": 0.0}
    assert found["parameters"]["elas"]["value"] == 0
    with pytest.raises(WorldError, match="elsa"):
        compare(replace(place, parameters=(Parameter("elsa", 0.0),)), ["block"], 1, 1, 1)


def test_the_provenance_names_what_went_in(small: Comparison) -> None:
    found = small.provenance
    assert found["place_hash"] == small_place().hash
    assert found["regimes"]["alliance"]["hash"] == read_regime("alliance").hash
    assert len(found["seeds"]) == small.runs


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 1, 1, 1), "runs: 0"),
        ((1, 0, 1, 1), "years: 0"),
        ((1, 1, -1, 1), "seed: -1"),
        ((1, 1, 1, 0), "threads: 0"),
    ],
)
def test_numbers_that_make_no_comparison_are_refused(numbers: tuple[int, int, int, int], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        compare(small_place(300), ["block"], *numbers)


def test_an_unknown_regime_is_refused() -> None:
    with pytest.raises(RegimeError, match="blok"):
        compare(small_place(300), ["blok"], 1, 1, 1)


def test_alike_names_are_numbered() -> None:
    block = read_regime("block")
    assert list(label([block, block, block])) == ["block", "block (2)", "block (3)"]
