import numpy as np
import pytest
from tests.lenses.abilities.rows import SERVICES, need, sent, skill
from tests.lenses.making import made

from commonweal.lenses import get_lens, show
from commonweal.lenses.skills import LENS
from commonweal.record import RecordError

LACKING = [skill("h1", 0.1), skill("m1", 0.9), skill("m2", 0.9), skill("any", 0.1)]


def handed(folder, people=20, skills=LACKING, **more):
    tables = {
        "referrals": [sent(p) for p in range(1, people + 1)],
        "needs": [need(p, 0, "mental_health", 0.5, occasion="hand_off") for p in range(1, people + 1)],
    }
    return made(folder, tables | ({"skills": skills} if skills else {}) | more, services=SERVICES)


def test_it_is_found_by_name():
    assert get_lens("skills") is LENS


def test_it_says_who_had_the_skill_that_was_missing(tmp_path):
    finding = show(LENS.look(handed(tmp_path / "r")))
    assert finding.number("saved_at_most").value == 1.0
    assert finding.number("sender_had_it").value == 0.0
    assert finding.number("sender_had_it").high > 0.1  # twenty people are not all there could be
    assert finding.number("beside_had_it").value == 0.0
    assert "at most so many" in finding.say()
    assert finding.table.rows[0] == {
        "missing": "mental health", "who_had_it": "another service in the area", "people": 20, "handoffs": 20
    }  # fmt: skip


def test_a_sender_that_had_the_skill_did_not_hand_on_for_want_of_it(tmp_path):
    finding = LENS.look(handed(tmp_path / "r", skills=[skill("h1", 0.9), *LACKING[1:]]))
    assert finding.number("sender_had_it").value == 1.0
    assert finding.number("saved_at_most").value == 0.0


def test_shares_of_hand_offs_take_each_person_as_one(tmp_path):
    """One person sent on twenty times is not twenty people."""
    rows = [sent(1, i) for i in range(20)] + [sent(p) for p in range(2, 12)]
    needs = [need(1, 0, "mental_health", 0.5), *(need(p, 0, "offending", 0.5) for p in range(2, 12))]
    told = [*LACKING, *(skill(s, 0.9, "offending") for s in ("h1", "m1", "m2", "any"))]
    record = made(tmp_path / "r", {"referrals": rows, "needs": needs, "skills": told}, services=SERVICES)
    found = LENS.look(record).number("sender_had_it")
    assert found.value == pytest.approx(10 / 30)
    assert found.n == 11
    assert found.high - found.low > 0.7


def test_without_skills_it_cannot_tell_who_had_them_but_still_tells_what_was_missing(tmp_path):
    finding = LENS.look(handed(tmp_path / "r", skills=None))
    assert any("tells of no skills" in each for each in finding.cannot_tell)
    assert "saved_at_most" not in {number.name for number in finding.numbers}
    assert finding.table.rows[0]["missing"] == "mental health"


def test_breadth_may_be_told_where_nothing_else_can(tmp_path):
    practice = [
        {
            "service": "h1",
            "period_start": sent(1)["date"],
            "period_end": sent(1)["date"],
            "coordinate": "breadth",
            "value": 0.25,
        }
    ]
    finding = LENS.look(made(tmp_path / "r", {"practice": practice}, services=SERVICES))
    assert finding.number("breadth_of_specialists").value == 0.25
    assert "25%" in finding.say()
    assert finding.chart is None


@pytest.mark.parametrize("table", ["referrals", "spells", "skills", "practice", "needs"])
def test_a_table_that_is_there_and_empty_is_not_enough(tmp_path, table):
    assert LENS.look(made(tmp_path / "r", {table: []})).say().startswith("Cannot tell")


@pytest.mark.parametrize("chosen", [{"enough": "0"}, {"enough": 1.5}, {"days": "-1"}, {"enough": "much"}])
def test_an_option_that_makes_no_sense_is_refused(tmp_path, chosen):
    with pytest.raises(RecordError, match="option"):
        LENS.look(handed(tmp_path / "r"), **chosen)


def planted(folder, seed, puffed=0.0, services=40):
    """Services whose claims stand so far above what is seen of them, in one domain each."""
    luck = np.random.default_rng(seed)
    true = luck.uniform(0.2, 0.7, services)
    seen, said = (np.clip(true + luck.normal(0, 0.05, services), 0, 1) for _ in range(2))
    rows = [skill(f"s{i}", float(seen[i])) for i in range(services)]
    rows += [skill(f"s{i}", float(min(1, said[i] + puffed)), basis="claimed") for i in range(services)]
    return LENS.look(made(folder, {"skills": rows})).number("claimed_above_observed")


def test_claims_above_what_is_seen_are_found_and_honest_ones_are_not(tmp_path):
    alarms = [not p.low <= 0 <= p.high for p in (planted(tmp_path / f"q{i}", i) for i in range(60))]
    assert np.mean(alarms) <= 0.12  # 5% expected; more than seven of sixty come once in 100
    assert all(planted(tmp_path / f"p{i}", i, puffed=0.1).low > 0 for i in range(10))
