from datetime import date

from tests.lenses.making import made

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.assessed import assessed

DAY = date(2024, 5, 1)
SERVICES = [{"id": "a", "domain": "mental_health"}, {"id": "b"}]


def need(person, service="a", domain="mental_health", occasion="assessment", day=DAY):
    return {"person": person, "service": service, "domain": domain, "score": 0.5, "occasion": occasion, "date": day}


def test_a_score_goes_with_the_answer_of_that_person_door_and_day(tmp_path):
    said = {1: "refused", 2: "accepted"}
    answers = [{"person": p, "date": DAY, "to_service": "a", "outcome": outcome} for p, outcome in said.items()]
    needs = [need(1), need(2), need(3), need(1, day=date(2024, 5, 2)), need(1, service="b", domain="offending")]
    needs += [need(1, domain="offending"), need(1, occasion="closure")]
    record = made(tmp_path / "r", {"referrals": answers, "needs": needs}, services=SERVICES)
    told = read_answers(record)
    rows, number, answer = assessed(record, told)
    # of a stranger, of another kind of need and of another occasion nothing is kept; of another day or door no answer
    assert told.people[number].tolist() == [1, 2, 1, 1]
    assert [told.outcome[a] if a >= 0 else None for a in answer] == [1, 0, None, None]
    assert rows["service"].tolist() == [0, 0, 0, 1]
