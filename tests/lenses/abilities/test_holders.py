import pytest
from tests.lenses.abilities.rows import SERVICES, need, sent, skill
from tests.lenses.making import made

from commonweal.lenses.abilities.handed import handed_on
from commonweal.lenses.abilities.holders import who_had_it
from commonweal.lenses.abilities.levels import read_levels
from commonweal.lenses.abilities.services import read_services

SENDER, AREA, ELSEWHERE, NOBODY, UNTOLD = 0, 1, 2, 3, -1
NONE = {"h1": 0.1, "m1": 0.1, "m2": 0.1, "any": 0.1}


def held(folder, skills, referral=None, enough=0.6):
    rows = [skill(service, level) for service, level in skills.items()]
    tables = {"referrals": [referral or sent(1)], "needs": [need(1, 0, "mental_health", 0.4)], "skills": rows}
    record = made(folder, tables, services=SERVICES)
    services = read_services(record)
    return who_had_it(handed_on(record, services, 30), read_levels(record), services, enough)


@pytest.mark.parametrize(
    ("skills", "who", "beside"),
    [
        (NONE | {"h1": 0.6}, SENDER, True),
        (NONE | {"m1": 0.9}, AREA, False),
        (NONE | {"any": 0.9}, AREA, True),  # serves the whole place, for nothing single
        (NONE | {"m2": 0.9}, ELSEWHERE, False),
        (NONE, NOBODY, False),
        ({"h1": 0.1, "m1": 0.1}, UNTOLD, False),  # of the others nothing is told
        ({"m1": 0.9}, UNTOLD, False),  # of the sender nothing is told
        (NONE | {"h1": 0.59}, NOBODY, False),
    ],
)
def test_who_had_the_skill(tmp_path, skills, who, beside):
    found = held(tmp_path / "r", skills)
    assert (found.who.tolist(), found.beside.tolist()) == ([who], [beside])


@pytest.mark.parametrize(("skills", "receiver"), [({"m1": 0.9}, 1), ({"m1": 0.2}, 0), ({"h1": 0.9}, -1)])
def test_whether_people_went_where_the_skill_was(tmp_path, skills, receiver):
    assert held(tmp_path / "r", skills).receiver.tolist() == [receiver]


def test_where_no_need_was_seen_it_cannot_be_told(tmp_path):
    found = held(tmp_path / "r", NONE, sent(2))
    assert (found.who.tolist(), found.receiver.tolist()) == ([UNTOLD], [-1])


def test_a_sender_of_the_whole_place_has_all_of_it_for_its_area(tmp_path):
    assert held(tmp_path / "r", NONE | {"m2": 0.9}, sent(1, source="any", to="m2")).who.tolist() == [AREA]


def test_what_is_enough_is_for_who_looks_to_say(tmp_path):
    assert held(tmp_path / "r", NONE | {"h1": 0.5}, enough=0.5).who.tolist() == [SENDER]
