from datetime import timedelta

import pytest
from tests.lenses.abilities.rows import DAY, SERVICES, day, need, sent
from tests.lenses.making import made

from commonweal.lenses.abilities.handed import handed_on
from commonweal.lenses.abilities.services import DOMAINS, read_services

MENTAL, OFFENDING, HOME = (DOMAINS.index(word) for word in ("mental_health", "offending", "homelessness"))


def looked(folder, days=182, **tables):
    record = made(folder, tables, services=SERVICES)
    return handed_on(record, read_services(record), days)


@pytest.mark.parametrize(
    ("needs", "wanted"),
    [
        ([need(1, 0, "mental_health", 0.4), need(1, 0, "offending", 0.3)], MENTAL),
        ([need(1, 0, "mental_health", 0.4), need(1, -9, "offending", 0.9)], MENTAL),  # the nearest day counts
        ([need(1, 0, "mental_health", 0.4), need(1, 0, "offending", 0.2, occasion="hand_off")], OFFENDING),
        ([need(1, -5, "mental_health", 0.4), need(1, -5, "offending", 0.2, occasion="hand_off")], MENTAL),
        ([need(1, 0, "homelessness", 0.9), need(1, -3, "offending", 0.3, "m1")], OFFENDING),  # its own is not missing
        ([need(1, 1, "mental_health", 0.4)], -1),  # seen only after
        ([need(1, -183, "mental_health", 0.4)], -1),
        ([need(1, -182, "mental_health", 0.4)], MENTAL),
        ([need(2, 0, "mental_health", 0.4)], -1),
        ([need(1, 0, "mental_health", 0.0)], -1),
        ([], -1),
    ],
)
def test_the_skill_that_was_missing_is_for_the_greatest_need_seen_nearest_before(tmp_path, needs, wanted):
    found = looked(tmp_path / "r", referrals=[sent(1)], needs=needs)
    assert found.wanted.tolist() == [wanted]


def test_each_hand_off_of_a_person_has_its_own(tmp_path):
    needs = [need(1, -1, "mental_health", 0.4), need(1, 20, "homelessness", 0.4, "m1"), need(7, 0, "offending", 0.4)]
    found = looked(tmp_path / "r", referrals=[sent(1), sent(1, 30, "m1", "h1"), sent(9)], needs=needs)
    assert found.wanted.tolist() == [MENTAL, HOME, -1]
    assert found.people == 2


def test_a_service_for_no_single_need_may_lack_any_skill(tmp_path):
    found = looked(tmp_path / "r", referrals=[sent(1, source="any")], needs=[need(1, 0, "homelessness", 0.4, "any")])
    assert found.wanted.tolist() == [HOME]


def test_who_came_themselves_or_gave_up_was_not_handed_on(tmp_path):
    rows = [sent(1, source=None), sent(2, outcome="abandoned"), sent(3, outcome="lost"), sent(4, outcome="refused")]
    assert looked(tmp_path / "r", referrals=rows, needs=[]).people == 2


def test_without_referrals_endings_tell_of_hand_offs(tmp_path):
    spells = [
        {"person": 1, "service": "h1", "start": DAY - timedelta(30), "end": day(0), "ending": "handed_on"},
        {"person": 2, "service": "h1", "start": DAY, "end": day(9), "ending": "lost_at_handoff"},
        {"person": 3, "service": "h1", "start": DAY, "end": day(9), "ending": "completed"},
    ]
    found = looked(tmp_path / "r", spells=spells, needs=[need(1, -2, "offending", 0.4)])
    assert found.wanted.tolist() == [OFFENDING, -1]
    assert found.to.tolist() == [-1, -1]
    assert looked(tmp_path / "s").people == 0
