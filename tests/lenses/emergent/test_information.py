from datetime import timedelta

import numpy as np
from tests.lenses.making import START, made

from commonweal.lenses.emergent.aspect import MORE, NO_MORE
from commonweal.lenses.emergent.information import look

KIND = "mental_health"


def needs(people: int, tells: float, seed: int = 1, other: str = "s1") -> list[dict]:
    """Two scores a person: the second leans on the first by `tells`."""
    luck = np.random.default_rng(seed)
    rows = []
    for person in range(people):
        first, noise = luck.random(2)
        later = tells * first + (1 - tells) * noise
        who = {"person": person, "domain": KIND}
        rows.append(who | {"service": "s0", "date": START, "score": first, "occasion": "assessment"})
        where = other if person % 2 else "s0"
        day = START + timedelta(60)
        rows.append(who | {"service": where, "date": day, "score": later, "occasion": "follow_up"})
    return rows


def by_row(aspect):
    return {row["of"]: row for row in aspect.sheets[0].rows}


def test_a_score_that_tells_the_later_one_is_found_and_one_that_does_not_is_not(tmp_path):
    told = look(made(tmp_path / "r", {"needs": needs(400, 0.8)}))
    assert told.signs[0]["told"] == MORE
    assert by_row(told)["the same need later"]["bits"] > 0.5
    quiet = look(made(tmp_path / "s", {"needs": needs(400, 0.0)}))
    assert quiet.signs[0]["told"] == NO_MORE
    assert by_row(quiet)["the same need later"]["low"] == 0
    assert "no more" in quiet.sentence


def test_what_the_same_service_and_another_saw_are_told_apart(tmp_path):
    rows = by_row(look(made(tmp_path / "r", {"needs": needs(400, 0.8)})))
    assert rows["the same need later, seen by the same service"]["people"] == 200
    assert rows["the same need later, seen by another service"]["people"] == 200


def test_being_refused_later_is_known_only_of_those_whose_year_is_over(tmp_path):
    rows = needs(300, 0.5)
    low = {row["person"] for row in rows if row["occasion"] == "assessment" and row["score"] < 0.4}
    refused = [
        {"person": person, "date": START + timedelta(90), "to_service": "s1", "outcome": "refused"} for person in low
    ]
    told = by_row(look(made(tmp_path / "r", {"needs": rows, "referrals": refused})))
    assert told["being refused later"]["people"] == 300
    assert told["being refused later"]["share"] > 0.5
    late = [row | {"date": row["date"] + timedelta(500)} for row in rows]
    assert "being refused later" not in by_row(look(made(tmp_path / "s", {"needs": late, "referrals": refused})))


def test_a_later_score_within_four_weeks_is_the_same_assessment_still(tmp_path):
    rows = [row | ({} if row["occasion"] == "assessment" else {"date": START + timedelta(9)}) for row in needs(200, 1)]
    assert not look(made(tmp_path / "r", {"needs": rows})).told


def test_seventy_nine_people_are_too_few(tmp_path):
    assert not look(made(tmp_path / "r", {"needs": needs(79, 1)})).told
    assert look(made(tmp_path / "s", {"needs": needs(80, 1)})).told
    assert not look(made(tmp_path / "t", {"contacts": []})).told


def test_scores_that_are_all_alike_tell_nothing(tmp_path):
    rows = [row | {"score": 0.5} for row in needs(200, 1)]
    told = look(made(tmp_path / "r", {"needs": rows}))
    assert not told.told
    assert told.numbers == ()
    assert told.sentence == "Information: cannot tell."
