from datetime import date

import pytest

from commonweal.record import TABLES, Coverage, RecordError, TableCoverage

HALF = TableCoverage("partial", date(2020, 1, 1), date(2020, 6, 30), ("harbour",), 0.5, "one team's notes")


def test_what_is_not_named_is_absent() -> None:
    assert Coverage({"contacts": HALF}).of("money").status == "absent"


def test_full_covers_every_table_or_those_named() -> None:
    full = Coverage.full(date(2020, 1, 1), date(2020, 12, 31))
    assert {full.of(name).complete for name in TABLES} == {1.0}
    assert Coverage.full(date(2020, 1, 1), date(2020, 12, 31), ["needs"]).of("ties").status == "absent"


def test_the_period_spans_every_table() -> None:
    later = TableCoverage("present", date(2020, 3, 1), date(2021, 1, 1))
    assert Coverage({"contacts": HALF, "needs": later}).period == (date(2020, 1, 1), date(2021, 1, 1))
    assert Coverage().period == (None, None)


def test_it_comes_back_from_json() -> None:
    said = Coverage({"contacts": HALF}).to_json()
    assert set(said) == set(TABLES)
    assert Coverage.from_json(said).of("contacts") == HALF


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: TableCoverage("complete"),  # type: ignore[arg-type]
        lambda: TableCoverage("present", complete=1.5),
        lambda: TableCoverage("present", date(2020, 2, 1), date(2020, 1, 1)),
        lambda: Coverage({"people": HALF}),
    ],
)
def test_what_cannot_be_is_refused(wrong: object) -> None:
    with pytest.raises(RecordError, match="coverage"):
        wrong()  # type: ignore[operator]
