import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from commonweal.cli import main
from commonweal.cli.importing import COMMANDS, importing
from commonweal.record.importers import FORMATS, contacts

HEADINGS = "who,where,when,what"
MAP = "person=who,service=where,time=when,activity=what"


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own, so that no test makes a key in that of whoever runs it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))


def log(folder: Path, *rows: str) -> Path:
    path = folder / "log.csv"
    path.write_text("\n".join([HEADINGS, *rows]) + "\n")
    return path


def people(count: int) -> list[str]:
    return [f"p{at},Hostel,2019-04-{1 + at % 28:02d}T10:00:00Z,Talk" for at in range(count)]


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["record", "import", *map(str, words)])


def test_every_format_has_a_command_that_is_loaded_only_when_it_is_called() -> None:
    assert list(COMMANDS) == list(FORMATS)
    context = click.Context(importing)
    assert all(importing.get_command(context, name) for name in COMMANDS)
    said = run("--help").output
    assert [name for name in COMMANDS if name not in said] == []
    code = "import sys; import commonweal.cli.record; print('commonweal.cli.importing_journeys' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_an_unknown_format_is_refused() -> None:
    assert run("fax", "x").exit_code == 2


def test_it_says_what_was_read_and_put_right(tmp_path: Path) -> None:
    rows = people(23)
    result = run("eventlog", log(tmp_path, *rows, rows[0]), "--map", MAP, "--out", tmp_path / "r")
    assert result.exit_code == 0, result.output
    for words in ("23 rows in all, about 25 people, 1 service;", "2019-04-01 to 2019-04-23", "1: exact duplicates"):
        assert words in result.stdout
    assert "A new key" in result.stderr


def test_a_few_people_are_not_counted(tmp_path: Path) -> None:
    result = run("eventlog", log(tmp_path, *people(5)), "--map", MAP, "--out", tmp_path / "r")
    assert " people, " not in result.stdout
    assert "5 rows in all, 1 service;" in result.stdout


def test_one_row_is_a_row_and_two_services_are_services(tmp_path: Path) -> None:
    one = run("eventlog", log(tmp_path, *people(1)), "--map", MAP, "--out", tmp_path / "one")
    assert "1 row in all, 1 service;" in one.stdout
    path = log(tmp_path, *people(1), "p1,Clinic,2019-04-02,Talk")
    two = run("eventlog", path, "--map", MAP, "--out", tmp_path / "two")
    assert "2 rows in all, 2 services;" in two.stdout


def test_it_says_the_same_to_another_program(tmp_path: Path) -> None:
    result = run("eventlog", log(tmp_path, *people(9)), "--map", MAP, "--out", tmp_path / "r", "--json")
    said = json.loads(result.stdout)
    assert said["tables"]["contacts"]["rows"] == 9
    assert said["repairs"] == []
    assert said["coverage"]["contacts"]["status"] == "present"


def test_the_command_is_kept_as_typed_without_folders(tmp_path: Path) -> None:
    path = log(tmp_path, *people(9))
    words = ("--map", MAP, "--month-first", "--ignore-rest", "--kind", "review=Talk", "--out", tmp_path / "r")
    result = run("eventlog", path, *words, "--json")
    said = json.loads(result.stdout)["provenance"]["command"]
    assert said.startswith("commonweal record import eventlog log.csv ")
    for words in (f"--map {MAP}", "--month-first", "--ignore-rest", "--kind review=Talk", "--out r"):
        assert words in said
    assert "--drop-bad" not in said
    assert str(tmp_path) not in result.stdout.replace(json.dumps(str(tmp_path / "r")), "")


def test_what_is_wrong_is_one_line_and_exit_two(tmp_path: Path) -> None:
    path = log(tmp_path, "a,Hostel,soon,Talk")
    result = run("eventlog", path, "--map", MAP, "--out", tmp_path / "r", "--key", tmp_path / "none")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_ctrl_c_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = log(tmp_path, *people(9))
    whole, calls = contacts.Contacts._rows, []

    def stop_at_the_third(self: contacts.Contacts, part: slice) -> object:
        calls.append(part)
        if len(calls) == 3:
            assert list(tmp_path.glob(".r.tmp-*")), "part of it is on disk by now"
            raise KeyboardInterrupt
        return whole(self, part)

    monkeypatch.setattr(contacts, "AT_ONCE", 2)
    monkeypatch.setattr(contacts.Contacts, "_rows", stop_at_the_third)
    result = run("eventlog", path, "--map", MAP, "--out", tmp_path / "r")
    assert result.exit_code == 130
    assert "stopped; nothing was kept" in result.stderr
    assert list(tmp_path.iterdir()) == [path]
