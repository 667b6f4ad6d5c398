import json
from pathlib import Path

from click.testing import CliRunner, Result

from commonweal.cli import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["record", "import", *map(str, words)])


def test_documents(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# Care\nRing 01752 668000.")
    result = run(
        "documents", tmp_path / "plan.md", "--kind", "strategy", "--date", "2019-04-01", "--out", tmp_path / "r"
    )
    assert result.exit_code == 0, result.output
    assert "words" in result.output
    assert "1: [phone] put in place of what looked like a telephone number." in result.output
    command = json.loads((tmp_path / "r" / "manifest.json").read_text())["provenance"]["command"]
    assert command.startswith("commonweal record import documents plan.md --kind strategy")
    assert str(tmp_path) not in command


def test_comments_ask_who_anonymised_them(tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("Answer,When\nKind staff,2019-04-01\n")
    asked = ("comments", tmp_path / "c.csv", "--text", "Answer", "--date", "When", "--out", tmp_path / "r")
    refused = run(*asked)
    assert refused.exit_code == 2
    assert "--anonymised-by" in refused.stderr
    done = run(*asked, "--anonymised-by", "the trust", "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["tables"]["documents"]["rows"] == 1


def test_what_cannot_be_read_ends_in_one_line_and_two(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_text(" \n")
    result = run("documents", tmp_path, "--out", tmp_path / "r")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "no words were found" in result.stderr
    assert not (tmp_path / "r").exists()
