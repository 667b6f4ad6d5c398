from datetime import date

from tests.lenses.making import made

from commonweal.lenses.pounds import Periods, changes, read_ledger
from commonweal.lenses.pounds.change import DAYS
from commonweal.record import Coverage, TableCoverage


def year(year, pounds, component, end=None):
    first, last = date(year, 4, 1), end or date(year + 1, 3, 31)
    return {"pounds": pounds, "component": component, "period_start": first, "period_end": last}


def ledger_of(tmp_path, money, end):
    covered = Coverage({"money": TableCoverage("present", date(2022, 4, 1), end)})
    return read_ledger(made(tmp_path / "r", {"money": money}, covered, components=["care", "homes"]), Periods())


def test_the_parts_of_a_change_add_up_to_it(tmp_path):
    money = [year(2022, 100.0, "care"), year(2022, 50.0, "homes"), year(2023, 90.5, "care"), year(2023, 7.0, None)]
    rows = changes(ledger_of(tmp_path, money, date(2024, 3, 31)), "component", ["care", "homes", "not said"])
    assert [(row["part"], row["change"]) for row in rows] == [("care", -950), ("homes", -5000), ("not said", 700)]
    assert sum(row["change"] for row in rows) == 9750 - 15000
    assert {(row["from"], row["to"]) for row in rows} == {("2022/23", "2023/24")}


def test_a_shorter_year_is_a_part_of_its_own(tmp_path):
    """Nothing else changed: £365 a year was spent, and the record stops 20 days before the second year's end."""
    end = date(2024, 3, 11)
    money = [year(2022, 365.0, "care"), year(2023, 346.0, "care", end)]
    rows = changes(ledger_of(tmp_path, money, end), "component", ["care", "homes", "not said"])
    assert [row["part"] for row in rows] == ["care", DAYS]
    assert sum(row["change"] for row in rows) == 34600 - 36500
    assert abs(rows[0]["change"]) < 100  # a leap year's day, no more
    assert rows[1]["change"] < -1800


def test_half_a_year_is_held_against_nothing(tmp_path):
    money = [year(2022, 10.0, "care"), year(2023, 5.0, "care", date(2023, 9, 30))]
    assert changes(ledger_of(tmp_path, money, date(2023, 9, 30)), "component", ["care", "homes", "not said"]) == []
