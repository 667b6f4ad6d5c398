from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.chains import chains


def contacts(*rows):
    person, service, day = np.array(rows).T.reshape(3, -1)
    return {"person": person, "service": service, "date": day}


def test_contacts_in_a_row_with_one_service_are_one_stay():
    found = chains(contacts((1, 0, 1), (1, 0, 3), (1, 2, 4), (1, 0, 9), (2, 0, 1)))
    assert found.service.tolist() == [0, 2, 0, 0]
    assert (found.first.tolist(), found.last.tolist()) == ([1, 4, 9, 1], [3, 4, 9, 1])
    assert (found.people, found.contacts) == (2, 5)
    assert found.changes().tolist() == [0, 1]
    assert found.per_person(found.changes()).tolist() == [2, 0]


def test_on_one_day_the_order_of_rows_is_the_order_of_what_happened():
    found = chains(contacts((1, 5, 7), (1, 3, 7), (1, 4, 6)))
    assert found.service.tolist() == [4, 5, 3]


def test_a_long_gap_begins_a_new_episode_and_is_no_handoff():
    found = chains(contacts((1, 0, 0), (1, 1, 100), (1, 2, 110)))
    assert found.changes(30).tolist() == [1]
    assert found.changes(100).tolist() == found.changes().tolist() == [0, 1]


def test_no_contacts_make_no_chains():
    found = chains(contacts())
    assert (found.people, len(found.changes())) == (0, 0)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 9)), max_size=40))
def test_every_contact_is_in_one_stay_and_the_slow_way_agrees(rows):
    ordered = sorted(rows, key=lambda row: (row[0], row[2]))  # stable, as a reader would do it by hand
    stays = []
    for person, service, day in ordered:
        if stays and stays[-1][:2] == [person, service]:
            stays[-1][3] = day
        else:
            stays.append([person, service, day, day])
    found = chains(contacts(*rows))
    ours = np.stack((found.person, found.service, found.first, found.last), 1).tolist() if rows else []
    assert ours == stays
    assert len(found.changes()) == sum(a[0] == b[0] for a, b in pairwise(stays))
