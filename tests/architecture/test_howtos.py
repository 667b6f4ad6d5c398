"""The guides work as written: their files are made and their commands run, in small, on a tiny place."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli import main
from commonweal.place import new_place

HOWTOS = sorted((Path(__file__).parents[2] / "docs/howto").glob("[!R]*.md"))
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TINY = {
    "place.toml": [("total = 100000", "total = 3000")],
    "areas.csv": [(",60000,", ",1800,"), (",40000,", ",1200,")],
    "teams.csv": [(",all,12,", ",all,3.6,")],
}


def shrink(place: Path) -> None:
    """Cut the starter place to 3,000 people with as many workers a head as a real one."""
    for name, changes in TINY.items():
        text = (place / name).read_text()
        for old, new in changes:
            assert old in text, f"the starter's {name} no longer holds {old}"
            text = text.replace(old, new)
        (place / name).write_text(text)


def fewer(command: str) -> list[str]:
    """Give a command's words after `commonweal`, with few runs and years."""
    command = re.sub(r"--runs \d+", "--runs 2", command)
    command = re.sub(r"--years (\d+)", lambda years: f"--years {max(1, int(years[1]) // 5)}", command)
    return command.split()[1:]


def carry_out(kind: str, text: str) -> None:
    """Write the file that a block shows (its first line names it), or run its commands."""
    if kind != "sh":
        name, _, rest = text.partition("\n")
        Path(name.removeprefix("# ")).write_text(rest if kind == "csv" else text)  # a CSV has no comments
        return
    for line in text.splitlines():
        assert line.startswith("commonweal "), f"not a command that this test can run: {line}"
        result = CliRunner().invoke(main, fewer(line))
        assert result.exit_code == 0, f"{line}\n{result.output}\n{result.exception!r}"
        if line.startswith("commonweal new "):
            shrink(Path(line.split()[2]))


@pytest.mark.slow
@pytest.mark.parametrize("howto", HOWTOS, ids=lambda path: path.stem)
def test_a_guide_works_as_written(howto: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))  # where the key of pseudonyms is made
    blocks = BLOCK.findall(howto.read_text())
    assert any(kind == "sh" for kind, _ in blocks)
    if "commonweal new" not in howto.read_text():
        shrink(new_place(tmp_path / "our-place"))
    for kind, text in blocks:
        carry_out(kind, text)


def test_every_guide_is_listed() -> None:
    listed = (HOWTOS[0].parent / "README.md").read_text()
    assert [howto.name for howto in HOWTOS if f"({howto.name})" not in listed] == []


def test_a_command_that_fails_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match="commonweal check nowhere"):
        carry_out("sh", "commonweal check nowhere\n")
