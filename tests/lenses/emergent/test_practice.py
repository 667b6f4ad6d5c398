from datetime import date, timedelta

import numpy as np
import pytest
from tests.lenses.making import made

from commonweal.lenses.emergent.practice import neighbours, read_pay, read_practice

QUARTERS = [date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 1)]


def worked(service: str, quarter: int, value: float, coordinate: str = "breadth") -> dict:
    start = QUARTERS[quarter]
    period = {"period_start": start, "period_end": start + timedelta(90)}
    return {"service": service, "coordinate": coordinate, "value": value} | period


def paid(service: str, quarter: int, value: float, **said) -> dict:
    start = QUARTERS[quarter]
    period = {"period_start": start, "period_end": start + timedelta(90)}
    return {"service": service, "indicator": "i", "value": value, "stake": 1.0} | period | said


PRACTICE = [
    worked(s, q, v) for q, values in enumerate([(1, 3), (1, 3), (3, 5)]) for s, v in zip("ab", values, strict=True)
]


def test_practice_is_in_standard_deviations_and_what_never_varies_is_left_out(tmp_path):
    rows = [*PRACTICE, *(worked(s, q, 0.5, "hold") for s in "ab" for q in range(3))]
    practice = read_practice(made(tmp_path / "r", {"practice": rows}))
    assert practice.coordinates == ("breadth",)
    assert practice.value.shape == (3, 2, 1)
    assert practice.value.mean() == pytest.approx(0, abs=1e-6)
    assert practice.value.std() == pytest.approx(1)
    assert practice.day(1) == "2024-04-01"


def test_what_is_not_known_stays_so(tmp_path):
    practice = read_practice(made(tmp_path / "r", {"practice": PRACTICE[:-1]}))
    assert np.isnan(practice.value[2, 1, 0])
    assert read_practice(made(tmp_path / "s", {"practice": []})) is None


def test_pay_is_what_has_a_stake_with_the_better_way_up(tmp_path):
    rows = [paid("a", 0, 1.0), paid("b", 0, 3.0), paid("a", 1, 9.0, indicator="free", stake=0.0)]
    record = made(tmp_path / "r", {"practice": PRACTICE, "measures": rows}, indicators=["i", "free"])
    practice = read_practice(record)
    assert read_pay(record, practice)[0].tolist() == [-1, 1]
    assert np.isnan(read_pay(record, practice)[1]).all()
    down = made(tmp_path / "s", {"practice": PRACTICE, "measures": rows}, indicators=[{"id": "i", "better": "lower"}])
    assert read_pay(down, practice)[0].tolist() == [1, -1]


def test_where_nothing_is_at_stake_nobody_is_paid_by_it(tmp_path):
    record = made(tmp_path / "r", {"practice": PRACTICE, "measures": [paid("a", 0, 1.0, stake=0.0)]})
    assert read_pay(record, read_practice(record)) is None
    record = made(tmp_path / "s", {"practice": PRACTICE})
    assert read_pay(record, read_practice(record)) is None


def test_neighbours_are_those_with_a_tie_else_of_the_area(tmp_path):
    rows = [worked(s, 0, v) for v, s in enumerate("abcd")]
    services = [{"id": s, "area": "n" if s in "ab" else "s"} for s in "abcd"]
    record = made(tmp_path / "r", {"practice": rows}, services=services)
    near, said = neighbours(record, read_practice(record))
    assert near.sum() == 4
    assert "area" in said
    tied = [{"from_service": "a", "to_service": "d", "date": QUARTERS[0], "kind": "works_with"}]
    record = made(tmp_path / "s", {"practice": rows, "ties": tied}, services=services)
    near, said = neighbours(record, read_practice(record))
    assert near[0, 3]
    assert near[3, 0]
    assert near.sum() == 2
    alone = made(tmp_path / "t", {"practice": rows})
    assert not neighbours(alone, read_practice(alone))[0].any()
