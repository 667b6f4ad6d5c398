from datetime import date, timedelta

import pytest

from commonweal.live.directory.freshness import freshness

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("days", "says"), [(0, "confirmed today"), (3, "confirmed 3 days ago"), (180, "180 days ago"), (181, "ask before")]
)
def test_freshness_in_words(days, says):
    assert says in freshness(TODAY - timedelta(days), TODAY)


def test_what_nobody_confirmed_says_so():
    assert "never confirmed" in freshness(None, TODAY)
