"""Every verb of the command line helps whoever asks, and is told of in the documents."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commonweal.cli import main

ROOT = Path(__file__).parents[2]
CONTEXT = click.Context(main, info_name="commonweal")
VERBS = main.list_commands(CONTEXT)


@pytest.fixture(params=VERBS)
def verb(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_the_program_lists_its_verbs() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0, result.output
    assert [verb for verb in VERBS if verb not in result.output] == []


def test_a_verb_helps(verb: str) -> None:
    result = CliRunner().invoke(main, [verb, "--help"])
    assert result.exit_code == 0, result.output or result.exception


def test_a_verb_says_what_it_and_its_options_are_for(verb: str) -> None:
    silent = [name for name, text in words(main.get_command(CONTEXT, verb), verb) if len(text.split()) < 3]
    assert not silent, f"no help in words for {silent}"


def test_a_verb_is_documented(verb: str) -> None:
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    told = any(re.search(rf"\bcommonweal {verb}\b", document.read_text()) for document in documents)
    assert told, f"`commonweal {verb}` is named neither in README.md nor under docs/"


def words(command: click.Command | None, name: str) -> list[tuple[str, str]]:
    """The name and help of a command, its options and, if it has them, its commands."""
    assert command is not None
    options = [param for param in command.params if isinstance(param, click.Option)]
    found = [
        (name, command.help or ""),
        *((f"{name} {option.opts[0]}", option.help or "") for option in options),
    ]
    if isinstance(command, click.Group):
        for inner in command.list_commands(CONTEXT):
            found += words(command.get_command(CONTEXT, inner), f"{name} {inner}")
    return found
