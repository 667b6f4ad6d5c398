import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.pounds import MOST_PENCE, in_pence, share_out


def test_pounds_and_pence_come_back_as_they_were_written():
    pounds = np.array([0.1, 0.29, 1.15, -19.99, 187_500.0])
    pence, rounded = in_pence(pounds)
    assert pence.tolist() == [10, 29, 115, -1999, 18_750_000]
    assert rounded == 0


def test_what_is_no_whole_penny_is_counted_and_rounded_to_the_nearest():
    pence, rounded = in_pence(np.array([10.004, 10.006, 5.0]))
    assert pence.tolist() == [1000, 1001, 500]
    assert rounded == 2


@pytest.mark.parametrize("pounds", [[1e300, 1.0], [MOST_PENCE / 100], [6e13, -6e13]])
def test_sums_past_what_can_be_reckoned_to_the_penny_are_refused(pounds):
    with pytest.raises(OverflowError):
        in_pence(np.array(pounds))


@given(st.lists(st.integers(-(10**9), 10**9), max_size=40))
def test_every_written_penny_is_kept(pence):
    pounds = np.array([float(f"{p / 100:.2f}") for p in pence])
    assert in_pence(pounds)[0].tolist() == pence
    assert in_pence(pounds)[1] == 0


@given(st.integers(-MOST_PENCE, MOST_PENCE), st.integers(1, 2**31), st.data())
def test_a_sum_cut_anywhere_adds_up_and_no_part_has_the_other_sign(pence, days, data):
    cuts = sorted(data.draw(st.lists(st.integers(0, days), max_size=6)))
    at = np.array([0, *cuts, days], np.int64)
    upto = share_out(np.full(len(at), pence), np.full(len(at), days), at)
    parts = np.diff(upto)
    assert upto[0] == 0
    assert parts.sum() == pence
    assert (parts * np.sign(pence) >= 0).all()
    if pence:
        even = [abs(pence) * (b - a) // days for a, b in zip(at[:-1].tolist(), at[1:].tolist(), strict=True)]
        assert all(abs(int(abs(part)) - share) <= 1 for part, share in zip(parts, even, strict=True))
