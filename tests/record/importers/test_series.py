import random
from pathlib import Path
from typing import Any

import pytest
from tests.record.importers.office import write_xlsx
from tests.shared_data import shared

from commonweal.record import Record, RecordError
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.series import Plan, import_series

LONG = "team,kpi,month,figure,asked\nhub,wait,2019-04,95%,0.9\nhub,wait,2019-05,96.5%,0.9\nhostel,wait,2019-04,*,0.9\n"
MAP = {"service": "team", "indicator": "kpi", "period": "month", "value": "figure", "target": "asked"}


def write(folder: Path, text: str, name: str = "kpi.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(record: Record) -> list[dict[str, Any]]:
    return record.table("measures").to_pylist()


def test_a_long_sheet_becomes_measures_indicators_and_services(tmp_path: Path) -> None:
    told = Told(names={"wait": "Seen within two weeks"}, better={"wait": "higher"})
    done = import_series(write(tmp_path, LONG), tmp_path / "r", plan=Plan(MAP, told=told))
    assert done.record.vocabulary["services"] == ("hostel", "hub")
    assert done.record.table("indicators").to_pylist() == [
        {"id": "wait", "name": "Seen within two weeks", "unit": "share", "domain": None, "better": "higher"}
    ]
    values = [(row["service"], str(row["period_end"]), row["value"], row["target"]) for row in rows(done.record)]
    assert values == [
        ("hostel", "2019-04-30", None, 0.9),
        ("hub", "2019-04-30", 0.95, 0.9),
        ("hub", "2019-05-31", 0.965, 0.9),
    ]
    assert done.record.provenance["parameters"]["map"] == MAP
    assert done.record.provenance["sources"][0]["name"] == "kpi.csv"


def test_any_order_of_rows_gives_the_same_record(tmp_path: Path) -> None:
    head, *lines = LONG.splitlines()
    hashes = set()
    for seed in range(4):
        random.Random(seed).shuffle(lines)
        path = write(tmp_path, "\n".join([head, *lines, lines[0]]) + "\n", f"{seed}.csv")
        hashes.add(import_series(path, tmp_path / f"r{seed}", plan=Plan(MAP)).record.hash)
    assert len(hashes) == 1


@pytest.mark.parametrize("workbook", [False, True])
def test_a_column_for_each_period(tmp_path: Path, workbook: bool) -> None:
    cells: list[list[object]] = [["KPI report"], ["team", "Apr-16", "May-16", "Notes"], ["hub", "£1,200", 3, "late"]]
    if workbook:
        path = write_xlsx(tmp_path / "kpi.xlsx", cells)
    else:
        path = write(tmp_path, 'team,Apr-16,May-16,Notes\nhub,"£1,200",3,late\n')
    plan = Plan({"service": "team"}, indicator="cost", ignore=["Notes"])
    done = import_series(path, tmp_path / "r", plan=plan)
    assert [(str(row["period_start"]), row["value"]) for row in rows(done.record)] == [
        ("2016-04-01", 1200),
        ("2016-05-01", 3),
    ]


def test_a_column_for_each_indicator(tmp_path: Path) -> None:
    path = write(tmp_path, "quarter,seen,waiting\nQ1 2016/17,10,5\nQ2 2016/17,12,-\n")
    plan = Plan({"period": "quarter"}, readings={"count": ["seen=seen"], "value": ["waiting=waiting"]}, service="hub")
    done = import_series(path, tmp_path / "r", plan=plan)
    assert done.record.vocabulary["indicators"] == ("seen", "waiting")
    assert [row["unit"] for row in done.record.table("indicators").to_pylist()] == ["count", "as reported"]
    assert [row["value"] for row in rows(done.record)] == [10, 12, 5, None]


SHEET = "team,month,n\nhub,2019-04,1\n"


@pytest.mark.parametrize(
    ("text", "plan", "said"),
    [
        (SHEET, Plan({"service": "team", "period": "month"}), "which figures to take"),
        (SHEET, Plan({"service": "team", "value": "n"}), "the period is not mapped"),
        (SHEET, Plan({"period": "month", "value": "n"}), "whose series"),
        (SHEET, Plan({"service": "team", "period": "month", "value": "mnth"}), "Did you mean"),
        (SHEET, Plan({"team": "team", "period": "month", "value": "n"}), "the map names team"),
        (SHEET, Plan({"service": "team", "period": "month", "value": "n"}, where=[("team", "x")]), "no row has 'x'"),
        (SHEET, Plan({"service": "team", "period": "month", "value": "n"}, add_up=True), "cannot be added up"),
        (
            SHEET,
            Plan({"service": "team", "period": "month", "value": "n"}, readings={"count": ["n=n"]}),
            "beside other",
        ),
        (SHEET, Plan({"service": "team"}), "no heading is a period"),
        ("team,Apr-16\nhub,1\n", Plan({"service": "team"}), "which indicator the cells are of"),
        (
            "team,month,n\nhub,soon,1\n",
            Plan({"service": "team", "period": "month", "value": "n"}),
            "row 2 holds no period",
        ),
        (
            "team,month,n\nhub,2019-04,1\nhub,2019-04,2\n",
            Plan({"service": "team", "period": "month", "value": "n"}),
            "than row 2",
        ),
        (
            "team,month,n\nhub,2019-04,lots\nhub,2019-05,many\n",
            Plan({"service": "team", "period": "month", "value": "n"}),
            "2 things are wrong",
        ),
        (
            "worker,month,n\nJane Smith,2019-04,1\nPaul Jones,2019-04,2\n",
            Plan({"service": "worker", "period": "month", "value": "n"}),
            "look like people's names",
        ),
    ],
)
def test_what_cannot_be_read_gives_one_message_and_nothing_half_written(
    tmp_path: Path, text: str, plan: Plan, said: str
) -> None:
    with pytest.raises(RecordError, match=said):
        import_series(write(tmp_path, text), tmp_path / "r", plan=plan)
    assert [path.name for path in tmp_path.iterdir()] == ["kpi.csv"]


def test_bad_rows_may_be_left_out_and_are_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "team,month,n\nhub,2019-04,1\nhub,2019-05,lots\nSource: me,,\n")
    plan = Plan({"service": "team", "period": "month", "value": "n"}, drop_bad=True)
    done = import_series(path, tmp_path / "r", plan=plan)
    assert done.record.rows("measures") == 1
    assert [(one.count, one.rows) for one in done.repairs] == [(1, (4,)), (1, (3,))]


A_AND_E: dict[Any, Any] = {
    "share": ["four_hours=1-breaches/attendances", "admitted=admissions/attendances"],
    "count": ["attendances=attendances"],
}
BY_TRUST = {"service": "org_code", "period": "period"}


def test_the_published_attendances_of_type_one(tmp_path: Path) -> None:
    plan = Plan(BY_TRUST, A_AND_E, where=[("type", "1")], told=Told(targets={"four_hours": 0.95}))
    done = import_series(shared("nhs_ae/ae_attendances.csv"), tmp_path / "r", plan=plan)
    assert done.record.rows("measures") == 3 * 4932
    assert done.record.rows("services") == 140
    found = [row for row in rows(done.record) if row["indicator"] == "four_hours" and row["service"] == "RK9"]
    assert len(found) == 36
    assert {row["target"] for row in found} == {0.95}


def test_added_up_over_types_they_show_the_excess_that_the_evidence_tells(tmp_path: Path) -> None:
    plan = Plan(BY_TRUST, A_AND_E, having=[("type", "1")], add_up=True)
    done = import_series(shared("nhs_ae/ae_attendances.csv"), tmp_path / "r", plan=plan)
    shares = [row["value"] for row in rows(done.record) if row["indicator"] == "four_hours"]
    assert len(shares) == 4932
    assert sum(0.95 <= share < 0.955 for share in shares) == 139
    assert sum(0.945 <= share < 0.95 for share in shares) == 99


def test_a_part_greater_than_its_whole_in_the_published_figures_is_named(tmp_path: Path) -> None:
    plan = Plan(BY_TRUST | {"indicator": "type"}, A_AND_E)
    with pytest.raises(RecordError, match="92, which is no part of the 74 in attendances") as wrong:
        import_series(shared("nhs_ae/ae_attendances.csv"), tmp_path / "r", plan=plan)
    assert "row 10447" in wrong.value.where
