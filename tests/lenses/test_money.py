"""Where the pooled pound goes: by hand, from Plymouth's fund, and over records drawn at random."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lenses.making import made

from commonweal.lenses.money import LENS, NOT_SAID
from commonweal.place import read_place
from commonweal.record import Coverage, RecordError, TableCoverage

PLYMOUTH = Path(__file__).parents[2] / "places/plymouth"
YEAR = {"period_start": date(2024, 4, 1), "period_end": date(2025, 3, 31)}
NEXT = {"period_start": date(2025, 4, 1), "period_end": date(2025, 12, 31)}


def line(pounds, span=YEAR, **said):
    return {"pounds": pounds, **span, **said}


def sheet(finding, title):
    return next(s for s in (finding.table, *finding.more) if s.title == title)


def pence(rows, column="net"):
    return sum(round(row[column] * 100) for row in rows)


@pytest.fixture
def small(tmp_path):
    money = [
        line(100.10, component="care", purpose="crisis", service="hostel"),
        line(-20.05, component="care", service="hostel"),
        line(50.0, component="homes", purpose="prevention", service="clinic"),
        line(49.90),
    ]
    met = [{"person": p, "service": "hostel", "date": date(2024, 5, 1)} for p in range(8)]
    met += [{"person": p, "service": "clinic", "date": date(2024, 5, 1)} for p in range(7)]
    span = TableCoverage("present", date(2024, 4, 1), date(2025, 3, 31))
    return made(tmp_path / "small", {"money": money, "contacts": met}, Coverage({"money": span, "contacts": span}))


def test_gross_income_and_net_come_out_to_the_penny(small):
    finding = LENS.look(small)
    assert [finding.number(name).value for name in ("gross", "income", "net")] == [200.0, -20.05, 179.95]
    assert finding.table.title == "By component"
    assert [tuple(row.values()) for row in finding.table.rows] == [
        ("care", 100.10, -20.05, 80.05, 0.5005),
        ("homes", 50.0, 0.0, 50.0, 0.25),
        (NOT_SAID, 49.90, 0.0, 49.90, 0.2495),
    ]
    assert finding.say().startswith("£200 was spent; income, written below zero, was -£20.05; that is £179.95 net.")


def test_what_nobody_said_is_bounded_and_never_spread(small):
    finding = LENS.look(small)
    assert finding.number("purpose_known").value == pytest.approx(0.7505)
    assert finding.number("crisis_least").value == pytest.approx(0.5005)
    assert finding.number("crisis_most").value == pytest.approx(0.75)
    assert finding.number("prevention_least").value == pytest.approx(0.25)
    assert finding.number("prevention_most").value == pytest.approx(0.4995)
    assert finding.number("long_term_least").value == 0
    rows = {row["purpose"]: row for row in sheet(finding, "By purpose").rows}
    assert rows["crisis"]["most"] == pytest.approx(0.75)
    assert (rows[NOT_SAID]["gross"], rows[NOT_SAID]["income"]) == (49.90, -20.05)


def test_pounds_for_each_person_need_eight_people(small):
    rows = {row["service"]: row for row in sheet(LENS.look(small), "By service and period").rows}
    assert rows["hostel"]["gross_per_person"] == 10.01  # eight people, rounded to ten
    assert rows["clinic"]["gross_per_person"] is None
    assert rows[NOT_SAID]["people"] is None
    whole = sheet(LENS.look(small), "By period").rows[0]
    assert (whole["people"], whole["gross_per_person"]) == (8, 20.0)


def test_money_of_services_that_tell_nothing_is_not_divided_by_the_people_of_others(tmp_path):
    money = [line(100.0, service="hostel"), line(900.0, service="silent"), line(50.0)]
    met = [{"person": p, "service": "hostel", "date": date(2024, 5, 1)} for p in range(10)]
    span = date(2024, 4, 1), date(2025, 3, 31)
    covered = Coverage(
        {"money": TableCoverage("present", *span), "contacts": TableCoverage("partial", *span, ("hostel",))}
    )
    finding = LENS.look(made(tmp_path / "r", {"money": money, "contacts": met}, covered))
    row = sheet(finding, "By period").rows[0]
    assert (row["gross"], row["people"], row["gross_per_person"]) == (1050.0, 10, 10.0)
    assert any(told.startswith("Money on services that do not tell") for told in finding.cannot_tell)


def test_without_people_it_says_so(tmp_path):
    finding = LENS.look(made(tmp_path / "r", {"money": [line(3.0)]}))
    assert any("each person reached: the record does not tell" in told for told in finding.cannot_tell)
    assert "Nobody said what any of it was for" in finding.say()
    assert [number.name for number in finding.numbers if "crisis" in number.name] == []


def test_sums_of_no_whole_penny_are_counted_and_told(tmp_path):
    finding = LENS.look(made(tmp_path / "r", {"money": [line(3.001), line(1 / 3), line(2.5)]}))
    assert finding.number("not_whole_pence").value == 2
    assert finding.number("gross").value == 5.83
    assert any("not_whole_pence" in told for told in finding.cannot_tell)


@pytest.mark.parametrize(
    "money", [[], [line(1e300)], [line(1.0, {"period_start": date(1980, 1, 1), "period_end": date(7000, 1, 1)})]]
)
def test_it_says_what_it_cannot_reckon(tmp_path, money):
    finding = LENS.look(made(tmp_path / "r", {"money": money}))
    assert finding.say().startswith("Cannot tell: ")
    assert finding.cannot_tell


def test_it_cannot_tell_without_money(tmp_path):
    assert LENS.look(made(tmp_path / "r", {"contacts": []})).say().startswith("Cannot tell: ")


@pytest.mark.parametrize("wrong", [{"by": "team"}, {"period": "week"}, {"first_month": 13}])
def test_options_that_are_none_of_its_are_refused(small, wrong):
    with pytest.raises(RecordError, match=next(iter(wrong))):
        LENS.look(small, **wrong)


def test_the_change_adds_up_to_that_of_the_total(tmp_path):
    money = [line(100.0, service="a"), line(30.0, service="b"), line(90.0, NEXT, service="a"), line(5.55, NEXT)]
    finding = LENS.look(made(tmp_path / "r", {"money": money}), period="quarter", first_month=4)
    by_period = [round(row["net"] * 100) for row in sheet(finding, "By period").rows]
    changes = sheet(finding, "Change from period to period").rows
    steps = dict.fromkeys(((row["from"], row["to"]) for row in changes), 0)
    for row in changes:
        steps[row["from"], row["to"]] += round(row["change"] * 100)
    assert list(steps.values()) == [b - a for a, b in pairwise(by_period)]
    assert len(steps) == 6


def fund(version):
    """The sums of one account of Plymouth's fund; accounts side by side tell of the same money and are not added."""
    lines = [row for row in read_place(PLYMOUTH).fund if row.version == version]
    each = [(float(sign), row) for row in lines for sign in (row.gross, -row.income) if sign]
    return [line(pounds, component=row.component, strategy=row.strategy) for pounds, row in each]


@pytest.mark.parametrize("version", ["talk", "public-finance-2016", "cabinet-2015"])
def test_plymouths_fund_comes_to_its_published_totals(tmp_path, version):
    finding = LENS.look(made(tmp_path / "r", {"money": fund(version)}))
    total = next(t for t in read_place(PLYMOUTH).fund_totals if t.version == version)
    assert finding.number("gross").value == float(total.gross)
    assert finding.number("net").value == float(total.net)
    for title in ("By component", "By strategy", "By purpose", "By period"):
        assert pence(sheet(finding, title).rows) == total.net * 100
    assert finding.number("not_whole_pence").value == 0


def test_plymouths_fund_by_component_and_strategy(tmp_path):
    finding = LENS.look(made(tmp_path / "r", {"money": fund("talk")}))
    rows = {row["component"]: row for row in finding.table.rows}
    assert (rows["Adult Social Care"]["gross"], rows["Adult Social Care"]["net"]) == (85_000_000, 55_000_000)
    assert len(sheet(finding, "By strategy").rows) == 4
    assert any("two accounts of the same money" in told for told in finding.cannot_tell)


def test_a_rehearsed_record_names_services_and_no_component(tmp_path):
    from tests.lab.records import REGIMES, keep, start_state  # here, for compiling the engine takes its time

    kept = keep(tmp_path / "r", start_state(), REGIMES["alliance"], weeks=52)
    finding = LENS.look(kept.record)
    staff = kept.history.cycles[0].teams["fte"].sum()
    assert finding.number("gross").value == pytest.approx(staff * 45_000, abs=1)
    assert finding.table.title == "By service"
    assert [row["component"] for row in sheet(finding, "By component").rows] == [NOT_SAID]
    rows = sheet(finding, "By service and period").rows
    assert {row["gross_per_person"] is None for row in rows if row["people"] < 8} <= {True}
    assert any(row["gross_per_person"] for row in rows)
    assert any("holds about 25%" in told for told in finding.cannot_tell)


said = st.fixed_dictionaries(
    {
        "pounds": st.one_of(st.floats(-1e7, 1e7), st.integers(-(10**9), 10**9).map(lambda p: p / 100)),
        "period_start": st.dates(date(2022, 1, 1), date(2025, 12, 31)),
        "period_end": st.dates(date(2022, 1, 1), date(2025, 12, 31)),
        "service": st.sampled_from([None, "hostel", "clinic"]),
        "component": st.sampled_from([None, "care", "homes"]),
        "purpose": st.sampled_from([None, "crisis", "prevention", "running"]),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(said, min_size=1, max_size=30), st.sampled_from(["year", "quarter"]))
def test_every_view_sums_to_the_total_to_the_penny(tmp_path_factory, money, period):
    finding = LENS.look(made(tmp_path_factory.mktemp("m") / "r", {"money": money}), period=period)
    total = {name: round(finding.number(name).value * 100) for name in ("gross", "income", "net")}
    assert total["net"] == sum(round(row["pounds"] * 100) for row in money) or any(
        abs(row["pounds"] * 100 % 1 - 0.5) < 1e-6 for row in money
    )
    for one in (finding.table, *finding.more):
        if "net" in one.fields:
            assert {name: pence(one.rows, name) for name in total} == total, one.title
    held = [number for number in finding.numbers if number.name.endswith(("_least", "_most"))]
    assert all(0 <= number.value <= 1 + 1e-12 for number in held)
