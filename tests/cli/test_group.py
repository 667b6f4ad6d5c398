import click
from click.testing import CliRunner

from commonweal.cli.group import LoadedOnUse

GROUP = LoadedOnUse("g", modules={"new": "commonweal.cli.place", "lost": "commonweal.cli.no_such_module"})


def test_a_command_is_imported_when_it_is_called_and_no_other():
    context = click.Context(GROUP)
    assert GROUP.list_commands(context) == ["new", "lost"]
    found = GROUP.get_command(context, "new")
    assert found is not None
    assert found.name == "new"


def test_a_name_that_is_no_command_is_told():
    assert GROUP.get_command(click.Context(GROUP), "nothing") is None
    assert "No such command 'nothing'" in CliRunner().invoke(GROUP, ["nothing"]).output
