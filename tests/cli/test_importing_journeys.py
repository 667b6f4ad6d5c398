import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.record.importers.fulfilling_lives import files
from tests.record.importers.hmis import exports
from tests.shared_data import shared

from commonweal.cli import main
from commonweal.record import read_record


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["record", "import", *map(str, words)])


def test_the_sepsis_log_comes_in_with_one_command(tmp_path: Path) -> None:
    columns = "person=case_id,service=resource,time=timestamp,activity=activity"
    kind = "assessment=ER Registration"
    words = ("--map", columns, "--delimiter", ";", "--kind", kind, "--out", tmp_path / "r")
    result = run("eventlog", shared("eventlogs/sepsis.csv"), *words)
    assert result.exit_code == 0, result.output
    assert "15,214 rows in all, about 1,050 people, 26 services" in result.stdout


def test_an_xes_log_comes_in_with_one_command(tmp_path: Path) -> None:
    log = shared("eventlogs/13_SEPSIS_1t_per_variant.xes.gz")
    result = run("xes", log, "--service", "concept:name", "--out", tmp_path / "r")
    assert result.exit_code == 0, result.output
    assert "7: exact duplicates" in result.stdout
    assert run("xes", log, "--out", tmp_path / "s").exit_code == 2


def test_an_hmis_export_comes_in_with_one_command(tmp_path: Path) -> None:
    result = run("hmis", exports.write(tmp_path), "--out", tmp_path / "r")
    assert result.exit_code == 0, result.output
    assert read_record(tmp_path / "r").rows("spells") == 4


def test_fulfilling_lives_comes_in_with_one_command(tmp_path: Path) -> None:
    path = files.write(tmp_path, *files.many(20))
    result = run("fulfilling-lives", path, "--instrument", "ndta", "--out", tmp_path / "r", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["provenance"]["parameters"]["instrument"] == "ndta"


def test_records_under_one_key_share_pseudonyms_unless_ids_are_of_another_scheme(tmp_path: Path) -> None:
    path = exports.write(tmp_path)
    for name, more in (("a", ()), ("b", ()), ("c", ("--ids", "county"))):
        assert run("hmis", path, "--out", tmp_path / name, *more).exit_code == 0
    one, two, three = (read_record(tmp_path / name) for name in "abc")
    assert one.hash == two.hash != three.hash
    assert one.provenance["key_fingerprint"] == two.provenance["key_fingerprint"] != three.provenance["key_fingerprint"]


def test_a_kind_that_is_no_pair_is_refused(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("a,b,c\n1,2,2019-04-01\n")
    words = ("--map", "person=a,service=b,time=c", "--kind", "Intake", "--out", tmp_path / "r")
    result = run("eventlog", tmp_path / "log.csv", *words)
    assert result.exit_code == 2
    assert "'Intake' is no pair" in result.stderr
