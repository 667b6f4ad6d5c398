import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from commonweal.lenses.threads import median_wait, survival

# Weeks of remission of 21 pairs of children (Freireich et al. 1963, as in Cox & Oakes 1984, table 1.1); + goes on.
TREATED = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"


def read(text: str):
    parts = text.split()
    return np.array([int(p.rstrip("+")) for p in parts]), np.array([not p.endswith("+") for p in parts])


def test_the_published_medians_and_their_intervals_come_out():
    told = median_wait(*read(TREATED))
    assert (told.value, told.low, told.high) == (23, 13, None)
    told = median_wait(*read(PLACEBO))
    assert (told.value, told.low, told.high) == (8, 4, 11)


def test_the_published_curve_comes_out():
    curve = survival(*read(TREATED))
    assert curve.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    want = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]  # Cox & Oakes 1984
    assert curve.waiting == pytest.approx(want, abs=6e-4)


def test_nothing_ended_gives_no_median():
    assert median_wait(np.array([3, 4]), np.array([False, False])).value is None
    assert median_wait(np.zeros(0, int), np.zeros(0, bool)).value is None


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")  # where all have ended, as documented
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=2, max_size=40))
def test_it_agrees_with_scipys(drawn):
    wait, ended = np.array([w for w, _ in drawn]), np.array([e for _, e in drawn])
    if not ended.any():
        return
    curve = survival(wait, ended)
    other = ecdf(CensoredData(uncensored=wait[ended], right=wait[~ended])).sf
    at = np.isin(other.quantiles, curve.time)
    assert curve.waiting == pytest.approx(other.probabilities[at])
    ours = (curve.waiting > 1e-12) & (curve.waiting < 1)
    if ours.any():
        with np.errstate(all="ignore"):
            ends = other.confidence_interval(method="log-log")
        assert curve.low[ours] == pytest.approx(ends.low.probabilities[at][ours])
        assert curve.high[ours] == pytest.approx(ends.high.probabilities[at][ours])
    assert (curve.low <= curve.waiting + 1e-12).all()
    assert (curve.waiting <= curve.high + 1e-12).all()


@given(st.lists(st.integers(0, 30), min_size=1, max_size=40))
def test_where_all_have_ended_it_is_the_plain_share(waits):
    wait = np.array(waits)
    curve = survival(wait, np.ones(len(wait), bool))
    assert curve.waiting == pytest.approx([(wait > t).mean() for t in curve.time])
