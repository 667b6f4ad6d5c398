from datetime import date

import numpy as np
import pytest
from tests.lenses.making import made

from commonweal.lenses.emergent.aspect import MORE, NO_MORE
from commonweal.lenses.emergent.hierarchy import look

NAMES = [f"s{i:02d}" for i in range(20)]
SERVICES = [
    {"id": name, "provider": f"p{i % 4}", "area": "north" if i < 10 else "south"} for i, name in enumerate(NAMES)
]


def handed(same: float, seed: int, people: int = 400) -> list[dict]:
    """People handed on within a half of the services with a chance of `same`, else anywhere."""
    luck = np.random.default_rng(seed)
    rows = []
    for person in range(people):
        a = int(luck.integers(20))
        others = [b for b in range(20) if b != a and (luck.random() > same or (b < 10) == (a < 10))]
        b = int(luck.choice(others))
        who = {"person": person, "date": date(2024, 5, 1), "outcome": "accepted"}
        rows.append(who | {"from_service": NAMES[a], "to_service": NAMES[b]})
    return rows


def test_planted_communities_are_found_and_held_against_what_is_declared(tmp_path):
    told = look(made(tmp_path / "r", {"referrals": handed(0.9, 1)}, services=SERVICES), None)
    numbers = {number.name: number.value for number in told.numbers}
    assert told.signs[0]["told"] == MORE
    assert numbers["communities"] == 2
    assert numbers["follows_area"] == pytest.approx(1)
    assert numbers["follows_provider"] < 0.3
    assert numbers["modularity_z"] > 5
    assert "follow areas most nearly" in told.sentence
    labels = {row["service"]: row["community"] for row in told.sheets[0].rows}
    assert labels["s00"] == labels["s09"] != labels["s10"]


def test_people_handed_on_anywhere_make_no_communities(tmp_path):
    alarms = 0
    for seed in range(8):
        told = look(made(tmp_path / str(seed), {"referrals": handed(0.0, seed)}, services=SERVICES), None)
        alarms += told.signs[0]["told"] == MORE
        assert told.signs[0]["told"] in (MORE, NO_MORE)
    assert alarms <= 2


def test_without_hand_offs_it_cannot_tell(tmp_path):
    told = look(made(tmp_path / "r", {"practice": []}), None)
    assert not told.told
    assert told.open[0].startswith("Hierarchy: no hand-offs")
