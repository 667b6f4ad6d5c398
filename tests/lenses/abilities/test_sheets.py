import numpy as np
from tests.lenses.abilities.rows import SERVICES, need, sent, skill
from tests.lenses.making import made

from commonweal.lenses.abilities.claims import claims
from commonweal.lenses.abilities.handed import handed_on
from commonweal.lenses.abilities.holders import who_had_it
from commonweal.lenses.abilities.levels import read_levels
from commonweal.lenses.abilities.services import read_services
from commonweal.lenses.abilities.sheets import claimed_and_seen, held, missing, said

SKILLS = [skill("h1", 0.1), skill("m1", 0.8), skill("m2", 0.8), skill("any", 0.7), skill("m1", 0.6, basis="claimed")]


def test_hand_offs_stand_by_skill_and_by_who_had_it(tmp_path):
    tables = {
        "referrals": [sent(1), sent(1, 9), sent(2)],
        "needs": [need(1, 0, "mental_health", 0.4)],
        "skills": SKILLS,
    }
    record = made(tmp_path / "r", tables, services=SERVICES)
    services = read_services(record)
    handed = handed_on(record, services, 30)
    sheet = missing(handed, who_had_it(handed, read_levels(record), services, 0.6))
    assert sheet.rows == [
        {"missing": "mental health", "who_had_it": "another service in the area", "people": 1, "handoffs": 2},
        {"missing": "no need seen", "who_had_it": "cannot be told", "people": 1, "handoffs": 1},
    ]
    assert {row["who_had_it"] for row in missing(handed, None).rows} == {"cannot be told"}


def test_claims_and_what_was_seen_stand_side_by_side(tmp_path):
    record = made(tmp_path / "r", {"skills": SKILLS}, services=SERVICES)
    (row,) = claimed_and_seen(claims(record)).rows
    assert (row["skill"], row["pairs"]) == ("mental health", 1)
    assert np.allclose([row["claimed"], row["observed"], row["difference"]], [0.6, 0.8, -0.2])
    assert row["low"] is None  # one pair has no interval


def test_who_has_a_skill_besides_what_they_are_for_is_counted(tmp_path):
    rows = [*SKILLS, skill("m1", 0.9, "homelessness"), skill("h1", 0.9, "homelessness")]
    record = made(tmp_path / "r", {"skills": rows}, services=SERVICES)
    told = {row["skill"]: row for row in held(read_levels(record), read_services(record), 0.6).rows}
    assert set(told) == {"homelessness", "mental health"}
    assert told["mental health"] == {
        "skill": "mental health", "services_told": 4, "have_it": 3, "for_it": 2, "have_it_beside": 0
    }  # fmt: skip
    assert told["homelessness"]["have_it_beside"] == 1


def test_domains_are_said_in_words():
    assert said(0) == "homelessness"
    assert "_" not in "".join(said(i) for i in range(6))
