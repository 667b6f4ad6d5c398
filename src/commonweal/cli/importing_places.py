"""`commonweal record import series, survey, tables`: figures, ties and hand-written tables of a place."""

from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.importing import carry_out, command_line, ignore_options, out_options
from commonweal.record import RecordError
from commonweal.record.importers import load_key
from commonweal.record.importers.answers import Scale
from commonweal.record.importers.column_map import read_map
from commonweal.record.importers.figures import read_figure
from commonweal.record.importers.indicators import BETTER, Told
from commonweal.record.importers.periods import LENGTHS
from commonweal.record.importers.series import MAPPED, Plan, import_series
from commonweal.record.importers.survey import KINDS, MAPPED_NODES, Questions, import_survey
from commonweal.record.importers.survey import MAPPED as MAPPED_EDGES
from commonweal.record.importers.tables import import_tables
from commonweal.record.importers.template import write_template

__all__ = ["series", "survey", "tables"]

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("source", metavar="FILE", type=_FILE)
@click.option(
    "--map",
    "mapped",
    multiple=True,
    required=True,
    metavar="PAIRS",
    help=f"Which column is which, as service=org_code,period=month; it knows {', '.join(MAPPED)}.",
)
@click.option(
    "--share",
    multiple=True,
    metavar="NAME=PART/WHOLE",
    help="A share, 0 to 1, and what it is a share of; NAME=1-MISSED/WHOLE for what was not missed.",
)
@click.option("--mean", multiple=True, metavar="NAME=TOTAL/NUMBER", help="A mean, and what it is a mean of.")
@click.option("--count", multiple=True, metavar="NAME=COLUMN", help="A count, never below 0.")
@click.option("--value", multiple=True, metavar="NAME=COLUMN", help="A value as it was reported.")
@click.option(
    "--having", multiple=True, metavar="COLUMN=VALUE", help="Take a service and period of which one row holds it."
)
@click.option("--add-up", is_flag=True, help="Add up the rows of one service and period before working anything out.")
@click.option("--where", multiple=True, metavar="COLUMN=VALUE", help="Take only rows in which it holds.")
@click.option("--service", metavar="ID", help="The one service that all is about, where no column says.")
@click.option("--indicator", metavar="ID", help="The id of a mapped value's indicator, where no column says.")
@click.option(
    "--indicator-name", multiple=True, metavar="[NAME=]WORDS", help="What an indicator measures, in a plain sentence."
)
@click.option("--unit", multiple=True, metavar="[NAME=]UNIT", help="The unit of an indicator.")
@click.option("--target", multiple=True, metavar="[NAME=]NUMBER", help="What was asked for; a share as 0.95 or 95%.")
@click.option(
    "--better", multiple=True, metavar=f"[NAME=]{'|'.join(BETTER)}", help="Which way is meant to be better, if either."
)
@click.option("--length", type=click.Choice(LENGTHS), help="How long a period is, where the cells do not say.")
@click.option(
    "--day-first/--month-first", default=None, help="Whether 1/4/2019 is in April; the column decides if it can."
)
@click.option("--sheet", metavar="TITLE", help="Which sheet of a workbook.")
@click.option("--heading-row", type=int, metavar="ROW", help="The row of a workbook's headings.")
@click.option("--delimiter", metavar="MARK", help="What stands between the values of a CSV; found out if not said.")
@click.option("--drop-bad", is_flag=True, help="Leave out what cannot be read, and count it, rather than stop.")
@ignore_options
@out_options
@click.pass_context
def series(ctx: click.Context, /, source: Path, out: Path, as_json: bool, **said: Any) -> None:
    """Read series of measures from FILE, a CSV or a workbook.

    Long: a row for each service and period. Wide: a column for each period (map no period), or for each indicator
    (name each with --value).
    """

    def make() -> Any:
        return import_series(
            source,
            out,
            plan=_plan(said),
            delimiter=said["delimiter"],
            sheet=said["sheet"],
            heading_row=said["heading_row"],
            command=command_line(ctx),
        )

    carry_out(as_json, make)


def _plan(said: dict[str, Any]) -> Plan:
    told = Told(
        names=_by_name(said["indicator_name"]),
        units=_by_name(said["unit"]),
        targets={name: _number(text) for name, text in _by_name(said["target"]).items()},
        better=_by_name(said["better"]),
    )
    return Plan(
        map=read_map(said["mapped"], MAPPED, ()),
        readings={"share": said["share"], "mean": said["mean"], "count": said["count"], "value": said["value"]},
        where=[_pair(one, "--where") for one in said["where"]],
        having=[_pair(one, "--having") for one in said["having"]],
        add_up=said["add_up"],
        told=told,
        **{
            one: said[one]
            for one in ("service", "indicator", "length", "day_first", "ignore", "ignore_rest", "drop_bad")
        },
    )


def _by_name(said: tuple[str, ...]) -> dict[str, str]:
    """Read NAME=WHAT; without a name it is said of the only indicator there is."""
    cut = [one.rpartition("=") for one in said]
    return {name.strip(): what.strip() for name, _, what in cut}


def _pair(said: str, option: str) -> tuple[str, str]:
    column, sign, value = (part.strip() for part in said.partition("="))
    if not sign:
        raise RecordError(f"{said!r} is no pair", option, "write COLUMN=VALUE")
    return column, value


def _number(text: str) -> float:
    try:
        value = read_figure(text).value
    except ValueError as wrong:
        raise RecordError(f"{text!r} {wrong}", "--target") from wrong
    if value is None:
        raise RecordError("it holds no number", "--target", "write it plainly, such as 0.95")
    return value


@click.command()
@click.argument("source", metavar="EDGES", type=_FILE)
@click.option("--nodes", type=_FILE, required=True, metavar="NODES", help="A row for each who was asked or spoken of.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    required=True,
    metavar="PAIRS",
    help="Columns of the edges, as from=source,to=target,strength=collab; trust too.",
)
@click.option(
    "--map-nodes",
    multiple=True,
    required=True,
    metavar="PAIRS",
    help="Columns of the nodes, as id=id,name=label,provider=agency; area too.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="DAY",
    help="When people were asked, as 2019-04-01.",
)
@click.option(
    "--scale", metavar="LOW:HIGH", help="Lowest and highest answer on strength, as 0:4; the lowest is no tie."
)
@click.option("--trust-scale", metavar="LOW:HIGH", help="Lowest and highest answer on trust.")
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    default="works_with",
    show_default=True,
    help="What kind of tie was asked about.",
)
@click.option(
    "--directed/--undirected", default=None, help="Whether each answered for itself; found out where it can be."
)
@click.option(
    "--respondents",
    metavar="COLUMN|FILE",
    help="Who answered: a yes-or-no column of the nodes, or a file with an id a line.",
)
@click.option(
    "--label",
    type=click.Choice(["name", "id"]),
    default="name",
    show_default=True,
    help="What nodes are called; id leaves names of people out.",
)
@click.option("--delimiter", metavar="MARK", help="What stands between the values of a CSV; found out if not said.")
@ignore_options
@out_options
@click.pass_context
def survey(ctx: click.Context, /, source: Path, out: Path, as_json: bool, **said: Any) -> None:
    """Read a survey of who works with whom: EDGES, a row for each answer about another, and its nodes."""

    def make() -> Any:
        questions = Questions(
            map=read_map(said["mapped"], MAPPED_EDGES, ("from", "to")),
            map_nodes=read_map(said["map_nodes"], MAPPED_NODES, ("id",)),
            day=said["day"].date(),
            scale=Scale.parse(said["scale"]) if said["scale"] else None,
            trust_scale=Scale.parse(said["trust_scale"]) if said["trust_scale"] else None,
            **{one: said[one] for one in ("kind", "directed", "respondents", "label", "ignore", "ignore_rest")},
        )
        command = command_line(ctx)
        return import_survey(
            source, out, nodes=said["nodes"], questions=questions, delimiter=said["delimiter"], command=command
        )

    carry_out(as_json, make)


@click.command()
@click.argument("source", metavar="FOLDER", type=_FILE, required=False)
@click.option("--out", type=_FILE, metavar="RECORD", help="The new folder of the record.")
@click.option(
    "--template",
    type=_FILE,
    metavar="FOLDER",
    help="Write the empty tables, and what each column means, into a new folder.",
)
@click.option(
    "--ids",
    default="",
    metavar="NAME",
    help="Name of the scheme that person ids are of, where the same id elsewhere is another person.",
)
@click.option(
    "--key",
    type=_FILE,
    metavar="FILE",
    help="The secret for pseudonyms, kept outside any record; one is made if none is named.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program.")
@click.pass_context
def tables(
    ctx: click.Context, /, source: Path | None, out: Path | None, template: Path | None, as_json: bool, **said: Any
) -> None:
    """Read a FOLDER of CSVs in the record's own tables and columns, written by hand or by another program."""
    if template is not None and source is None and out is None:
        try:
            click.echo(
                f"Wrote the empty tables and a README of what each column means into {write_template(template)}."
            )
        except RecordError as wrong:
            stop(str(wrong))
        return
    if template is not None or source is None or out is None:
        stop("give a folder and --out RECORD, or --template FOLDER alone")

    def make() -> Any:
        people = any((source / f"{name}.csv").exists() for name in ("contacts", "referrals", "spells", "needs"))
        key = load_key(said["key"], out).within(said["ids"]) if people else None
        return import_tables(source, out, key=key, command=command_line(ctx))

    carry_out(as_json, make)
