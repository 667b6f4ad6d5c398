"""The command itself: what it lists, and that a verb is loaded only when it is called."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner, Result

from commonweal import __version__
from commonweal.cli import main
from commonweal.cli.main import VERBS


def commonweal(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_help_lists_every_verb_in_the_order_of_the_work():
    result = commonweal("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.stdout.split("Commands:")[1].splitlines() if line.strip()]
    assert listed == list(VERBS)
    assert commonweal("-h").stdout == result.stdout


def test_by_itself_it_says_what_it_can_do():
    assert "rehearse" in commonweal().output


def test_version_is_the_packages():
    assert commonweal("--version").stdout == f"commonweal, version {__version__}\n"


def commands() -> list[tuple[str, ...]]:
    """Every verb, and every verb of a verb."""
    found = []
    context = click.Context(main)
    for verb in VERBS:
        found.append((verb,))
        command = main.get_command(context, verb)
        if isinstance(command, click.Group):
            found += [(verb, inner) for inner in command.list_commands(context)]
    return found


@pytest.mark.parametrize("verb", commands(), ids=" ".join)
def test_every_verb_has_help(verb):
    result = commonweal(*verb, "--help")
    assert result.exit_code == 0
    assert f"Usage: main {' '.join(verb)}" in result.stdout
    assert len(result.stdout.split("\n\n")[1].split()) > 4  # what it does, in words
    assert commonweal(*verb, "-h").stdout == result.stdout


def test_an_unknown_verb_or_option_is_refused_in_words():
    for arguments in (("rehears",), ("--colour",), ("loop", "--fast"), ("loop", "now")):
        result = commonweal(*arguments)
        assert result.exit_code == 2
        assert "Error: " in result.stderr
        assert arguments[-1] in result.stderr
        assert "Traceback" not in result.output


@pytest.mark.parametrize("verb", VERBS)
def test_help_of_a_verb_loads_neither_the_engine_nor_the_workbench(verb):
    """So that a first look is quick, and checking a place needs neither."""
    code = f"""
import sys
from commonweal.cli import main
try:
    main([{verb!r}, "--help"])
except SystemExit:
    pass
sys.exit(sorted({{"numba", "django"}} & set(sys.modules)) or 0)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
