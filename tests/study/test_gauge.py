"""Gauges: every name leads to one, and looking changes no outcome."""

import pytest

from commonweal.study.gauge import GAUGES, Gauge, gauge
from commonweal.study.work import work

from .made import jobs


@pytest.mark.parametrize("name", sorted(GAUGES))
def test_every_name_leads_to_a_gauge(name: str) -> None:
    assert issubclass(gauge(name), Gauge)


@pytest.mark.parametrize("name", sorted(GAUGES))
def test_looking_changes_no_outcome(name: str) -> None:
    (plain,), (seen,) = jobs(1), jobs(1, gauges=(name,))
    for before, after in zip(work(plain), work(seen), strict=True):
        assert before.facts == {}
        assert after.facts
        assert {k: v.tobytes() for k, v in before.values.items()} == {
            k: v.tobytes() for k, v in after.values.items()
        }


def test_an_unknown_gauge_is_an_error() -> None:
    with pytest.raises(KeyError):
        gauge("thermometer")
