import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.shared_data import shared

from commonweal.cli import main
from commonweal.record import read_record


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["record", "import", *map(str, words)])


SHEET = "team,month,seen,missed,all\nhub,2019-04,9,1,10\nhub,2019-05,8,3,11\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "kpi.csv"
    path.write_text(SHEET)
    return path


def test_series_with_a_share_a_count_and_a_target(sheet: Path, tmp_path: Path) -> None:
    options = (
        "--map service=team,period=month --share ok=1-missed/all --count seen=seen --target ok=90% --better ok=higher"
    )
    result = run("series", sheet, *options.split(), "--indicator-name", "ok=Seen in time", "--out", tmp_path / "r")
    assert result.exit_code == 0, result.output
    record = read_record(tmp_path / "r")
    assert [row["name"] for row in record.table("indicators").to_pylist()] == ["Seen in time", "seen"]
    assert [row["target"] for row in record.table("measures").to_pylist()] == [0.9, 0.9, None, None]


def test_what_is_said_wrongly_ends_in_two(sheet: Path, tmp_path: Path) -> None:
    for options in (
        "--map service=team,period=month,value=seen --target soon",
        "--map service=team,period=month,value=seen --where team",
        "--map service=team,perod=month",
        "--map service=team,period=month,value=seen --target other=1",
    ):
        result = run("series", sheet, *options.split(), "--out", tmp_path / "r")
        assert result.exit_code == 2, result.output
        assert result.stderr.startswith("commonweal: ")
    assert not (tmp_path / "r").exists()


def test_the_published_attendances_come_in_with_one_command(tmp_path: Path) -> None:
    options = (
        "--map service=org_code,period=period --having type=1 --add-up --share four_hours=1-breaches/attendances "
        "--share admitted=admissions/attendances --count attendances=attendances --target four_hours=0.95"
    )
    result = run("series", shared("nhs_ae/ae_attendances.csv"), *options.split(), "--out", tmp_path / "r")
    assert result.exit_code == 0, result.output
    assert "140 services; period 2016-04-01 to 2019-03-31" in result.output
    assert read_record(tmp_path / "r").rows("measures") == 3 * 4932


def test_a_survey(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("a,b,s\n1,2,3\n")
    (tmp_path / "n.csv").write_text("id,name\n1,Hub\n2,Hostel\n")
    said = [
        "survey",
        tmp_path / "e.csv",
        "--nodes",
        tmp_path / "n.csv",
        "--map",
        "from=a,to=b,strength=s",
        "--map-nodes",
    ]
    said += ["id=id,name=name", "--date", "2019-04-01", "--scale", "0:4", "--out", tmp_path / "r"]
    refused = run(*said)
    assert refused.exit_code == 2
    assert "--directed" in refused.stderr
    assert run(*said, "--undirected").exit_code == 0
    assert read_record(tmp_path / "r").rows("ties") == 2


def test_tables_from_template_to_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert run("tables", "--template", tmp_path / "t").exit_code == 0
    assert run("tables", "--template", tmp_path / "t").exit_code == 2
    (tmp_path / "t" / "services.csv").write_text("id,name\nhub,The hub\n")
    (tmp_path / "t" / "contacts.csv").write_text("person,service,date,kind\nA-1,hub,2019-04-01,start\n")
    done = run("tables", tmp_path / "t", "--out", tmp_path / "r", "--json")
    assert done.exit_code == 0, done.output
    assert "A new key for pseudonyms was made" in done.stderr
    assert json.loads(done.stdout)["tables"]["contacts"]["rows"] == 1


def test_tables_need_a_folder_and_a_place_or_a_template_alone(tmp_path: Path) -> None:
    for words in ((), (tmp_path,), ("--out", tmp_path / "r"), (tmp_path, "--template", tmp_path / "t")):
        assert run("tables", *words).exit_code == 2
