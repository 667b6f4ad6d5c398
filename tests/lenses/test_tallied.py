import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.tallied import latest, moments, tally

rows = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.integers(0, 60), st.floats(-5, 5)), max_size=40)


@given(rows, st.integers(0, 2), st.integers(0, 60), st.integers(0, 60))
def test_sums_are_those_one_would_count(given_rows, service, one, other):
    start, end = sorted((one, other))
    person, of, day, weight = (np.array([row[i] for row in given_rows]) for i in range(4))
    ints = {"person": person.astype(int), "service": of.astype(int), "date": day.astype(int)}
    counts = np.ones(len(given_rows), bool)
    sums = tally("contacts", ints, "date", counts, weight).over(*(np.array([n]) for n in (service, start, end)))
    here = [row for row in given_rows if row[1] == service and start <= row[2] <= end]
    assert sums.most[0] == pytest.approx(sum(row[3] for row in here), abs=1e-9)
    assert sums.people[0] == len({row[0] for row in here})


@given(rows, rows, st.booleans())
def test_the_latest_is_the_one_a_reader_would_find(asked, known, before):
    names = ("person", "service", "date")
    as_columns = [
        {name: np.array([row[i] for row in some], int) for i, name in enumerate(names)} for some in (asked, known)
    ]
    found = latest(*moments(*as_columns), before).tolist()
    for row, day in zip(asked, found, strict=True):
        days = [k[2] for k in known if k[:2] == row[:2] and k[2] <= row[2] - before]
        assert day == max(days, default=-1)
