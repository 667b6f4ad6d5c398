"""Where numbers come from: whatever went in is named, and only that."""

import json
from dataclasses import replace

from commonweal.lab.scenario import Scenario
from commonweal.study.provenance import provenance
from commonweal.study.version import version

from .made import BLOCK, TARGETS
from .places import small_place


def test_it_names_what_went_in() -> None:
    place, half = small_place(), Scenario(staff=0.5)
    facts = provenance(place, {"block": BLOCK, "other": TARGETS}, (3, 4), 10, {"half": half})
    assert facts["version"] == version()
    assert place.hash in facts["place"]
    assert BLOCK.hash in facts["regime block"]
    assert TARGETS.hash in facts["regime other"]
    assert half.hash in facts["scenario half"]
    assert (facts["runs"], facts["seeds"], facts["years"]) == (2, "3, 4", 10)
    assert facts["assumed_share"] == round(place.assumed_share, 4)
    assert json.loads(json.dumps(facts, allow_nan=False)) == facts


def test_the_same_goes_in_the_same_comes_out_and_another_place_shows() -> None:
    place = small_place()
    same = provenance(place, {"block": BLOCK}, (1,), 2)
    assert same == provenance(small_place(), {"block": replace(BLOCK, meaning="x")}, (1,), 2)
    assert same != provenance(small_place(500), {"block": BLOCK}, (1,), 2)
