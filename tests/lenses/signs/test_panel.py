from datetime import date

import numpy as np
from tests.lenses.making import made

from commonweal.lenses.signs.panel import panels

MAY, JUNE = (date(2024, 5, 1), date(2024, 5, 31)), (date(2024, 6, 1), date(2024, 6, 30))


def row(service, period, value, **more):
    start, end = period
    base = {"service": service, "indicator": "in_time", "period_start": start, "period_end": end, "value": value}
    return base | more


def laid(tmp_path, rows, **told):
    return panels(made(tmp_path / "r", {"measures": rows}, indicators=[{"id": "in_time"} | told]))


def test_rows_are_laid_out_by_name_and_period_and_gaps_stay_unknown(tmp_path):
    rows = [row("hostel", JUNE, 0.5, target=0.9), row("clinic", MAY, 0.25), row("clinic", JUNE, 0.75, stake=0.1)]
    (panel,) = laid(tmp_path, rows, better="lower")
    assert panel.services == ("clinic", "hostel")
    np.testing.assert_array_equal(panel.value, [[0.25, 0.75], [np.nan, 0.5]])
    assert panel.better == -1
    assert panel.asked
    assert panel.paid
    assert np.diff(panel.starts) == [31]


def test_shares_of_one_to_seven_people_are_left_out_and_counted(tmp_path):
    people = (0, 1, 7, 8)
    rows = [row(f"s{n}", MAY, 0.5, denominator=n) for n in people] + [row("unsaid", MAY, 0.5)]
    (panel,) = laid(tmp_path, rows)
    assert panel.small == 2
    told = dict(zip(panel.services, np.isfinite(panel.value[:, 0]), strict=True))
    assert told == {"s0": True, "s1": False, "s7": False, "s8": True, "unsaid": True}


def test_a_count_of_one_to_seven_people_is_left_out_too(tmp_path):
    (panel,) = laid(tmp_path, [row("a", MAY, 7), row("b", MAY, 8), row("c", MAY, 0)], unit="people")
    assert panel.small == 1
    np.testing.assert_array_equal(panel.value[:, 0], [np.nan, 8, 0])


def test_an_indicator_with_nothing_but_small_values_holds_none_of_them(tmp_path):
    (panel,) = laid(tmp_path, [row("a", MAY, 0.5, denominator=3)])
    assert np.isnan(panel.value).all()
    assert panel.small == 1


def test_periods_of_another_length_and_rows_given_twice_are_left_out_and_counted(tmp_path):
    year = (date(2024, 1, 1), date(2024, 12, 31))
    rows = [row("a", MAY, 0.1), row("a", JUNE, 0.2), row("a", year, 0.9), row("a", JUNE, 0.3)]
    (panel,) = laid(tmp_path, rows)
    np.testing.assert_array_equal(panel.value, [[0.1, 0.3]])
    assert panel.others == 2


def test_which_way_is_better_is_taken_from_the_option_only_where_the_record_is_silent(tmp_path):
    record = made(
        tmp_path / "r",
        {"measures": [row("a", MAY, 0.5), row("a", MAY, 0.5, indicator="waits")]},
        indicators=[{"id": "in_time", "better": "lower"}, {"id": "waits"}],
    )
    assert [panel.better for panel in panels(record)] == [-1, 0]
    assert [panel.better for panel in panels(record, better=1)] == [-1, 1]


def test_a_per_cent_has_a_whole_of_a_hundred(tmp_path):
    assert laid(tmp_path, [row("a", MAY, 50)], unit="%")[0].whole == 100
