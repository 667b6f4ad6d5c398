from datetime import date

import pytest
from tests.lenses.making import made

from commonweal.lenses.pounds import Periods, read_ledger
from commonweal.record import Coverage, TableCoverage


def sum_of(pounds, start=date(2024, 4, 1), end=date(2024, 6, 30), **parts):
    return {"pounds": pounds, "period_start": start, "period_end": end} | parts


def test_a_sum_is_shared_out_over_the_quarters_it_reaches_into(tmp_path):
    record = made(tmp_path / "r", {"money": [sum_of(183.0, date(2024, 4, 1), date(2024, 9, 30))]})  # 183 days
    ledger = read_ledger(record, Periods(3))
    assert [ledger.periods.name(n) for n in ledger.numbers] == ["2024/25 Q1", "2024/25 Q2"]
    assert ledger.pence.tolist() == [9100, 9200]  # 91 and 92 days
    assert (ledger.rows, ledger.cut, ledger.rounded) == (1, 1, 0)


def test_a_sum_within_one_period_stays_whole(tmp_path):
    ledger = read_ledger(made(tmp_path / "r", {"money": [sum_of(10.01), sum_of(-3.0)]}), Periods())
    assert ledger.pence.tolist() == [1001, -300]
    assert ledger.cut == 0


def test_a_period_that_ends_before_it_begins_stands_on_its_first_day(tmp_path):
    money = [sum_of(10.0, date(2024, 4, 1), date(2023, 4, 1))]
    ledger = read_ledger(made(tmp_path / "r", {"money": money}), Periods())
    assert (ledger.backwards, ledger.pence.tolist()) == (1, [1000])
    assert [ledger.periods.name(n) for n in ledger.numbers] == ["2024/25"]


def test_what_is_covered_of_a_period_is_what_the_coverage_says(tmp_path):
    half = Coverage({"money": TableCoverage("present", date(2024, 4, 1), date(2024, 5, 15))})
    ledger = read_ledger(made(tmp_path / "r", {"money": [sum_of(1.0)]}, half), Periods(3))
    assert ledger.covered(ledger.numbers[0]) == pytest.approx(45 / 91)
    assert ledger.covered(ledger.numbers[0] + 1) == 0


def test_money_of_thousands_of_years_is_a_slip_of_the_pen(tmp_path):
    record = made(tmp_path / "r", {"money": [sum_of(1.0, date(1970, 1, 1), date(9000, 1, 1))]})
    with pytest.raises(OverflowError):
        read_ledger(record, Periods())


def test_it_tells_which_parts_anybody_named(tmp_path):
    ledger = read_ledger(made(tmp_path / "r", {"money": [sum_of(1.0, purpose="crisis"), sum_of(2.0)]}), Periods())
    assert ledger.said("purpose")
    assert not ledger.said("component")
