"""Calling `commonweal` and its verb `rehearse` from tests."""

from pathlib import Path

from click.testing import CliRunner, Result

from commonweal.cli import main


def commonweal(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rehearse(place: Path, *arguments: object, regime: object = "targets", years: object = 1) -> Result:
    return commonweal("rehearse", place, "--regime", regime, "--years", years, *arguments)


def refused(result: Result, *words: str, lines: int = 1) -> None:
    """One message on standard error, exit code 2, nothing on standard output."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == lines, result.stderr
    for word in words:
        assert word in result.stderr
