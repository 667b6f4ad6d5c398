import numpy as np
from tests.lenses.doors.rows import need, no, yes
from tests.lenses.making import made

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.need import assessed_again


def looked(folder, referrals, needs, weeks=4, last=None):
    record = made(folder, {"referrals": referrals, "needs": needs}, services=["a", "b"])
    return assessed_again(record, read_answers(record), weeks, last)


def test_need_is_that_scored_at_the_refusal_and_the_last_of_that_kind_in_the_weeks_after(tmp_path):
    rows = [
        need(1, 0, 0.2),
        need(1, 9, 0.9, "b"),
        need(1, 20, 0.5, "b"),
        need(1, 21, 0.7, domain="offending"),
        need(1, 22, 0.1, occasion="closure"),
        need(1, 29, 0.8),
    ]
    found = looked(tmp_path / "r", [no(1)], rows)
    assert np.allclose(found.before, [0.2])
    assert np.allclose(found.after, [0.5])
    assert np.allclose(found.change, [0.3])


def test_who_was_not_scored_again_stays_in_the_count_and_who_was_not_scored_at_all_does_not(tmp_path):
    found = looked(
        tmp_path / "r",
        [no(1), no(2), no(3), yes(4)],
        [need(1, 0, 0.2), need(2, 0, 0.4), need(2, 5, 0.4), need(3, 5, 0.1)],
    )
    assert found.seen.tolist() == [False, True]
    assert found.change.tolist() == [0.0]


def test_of_several_needs_seen_at_the_door_the_greatest_is_followed(tmp_path):
    rows = [need(1, 0, 0.2), need(1, 0, 0.6, domain="offending"), need(1, 5, 0.3), need(1, 5, 0.7, domain="offending")]
    found = looked(tmp_path / "r", [no(1)], rows)
    assert np.allclose((found.before, found.after), [[0.6], [0.7]])


def test_where_nobody_was_scored_there_is_nothing_to_tell(tmp_path):
    found = looked(tmp_path / "r", [no(1)], [])
    assert len(found.before) == 0
    assert len(found.change) == 0


def test_whose_weeks_reach_beyond_the_record_is_not_looked_at(tmp_path):
    last = int(read_answers(made(tmp_path / "s", {"referrals": [no(1)]})).day[0]) + 27
    assert len(looked(tmp_path / "r", [no(1)], [need(1, 0, 0.2)], last=last).before) == 0
    assert len(looked(tmp_path / "t", [no(1)], [need(1, 0, 0.2)], last=last + 1).before) == 1
