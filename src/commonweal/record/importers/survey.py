"""Collaboration surveys (who works with whom, how closely, with what trust) into ties between services."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.errors import RecordError
from commonweal.record.importers.answers import Edge, Scale, both_ways, read_edges, tie_rows, without_doubles
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.grid import Grid, read_grid
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.people import like_people
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.services import services_of
from commonweal.record.relations import RELATIONS
from commonweal.record.writer import RecordWriter

KINDS = next(table for table in RELATIONS if table.name == "ties").column("kind").codes
MAPPED = ("from", "to", "strength", "trust")
MAPPED_NODES = ("id", "name", "provider", "area")
_YES, _NO = {"1", "1.0", "yes", "y", "true"}, {"", "0", "0.0", "no", "n", "false"}


@dataclass(frozen=True, slots=True)
class Questions:
    """How the answers of a survey are to be read.

    Args:
        map: which column of the edges is from, to, strength and trust.
        map_nodes: which column of the nodes is id, name, provider and area.
        day: when people were asked.
        scale: of the strength; its bottom is no tie.
        trust_scale: of the trust.
        kind: what kind of tie was asked about.
        directed: whether a tie of A to B says nothing of B to A; None to find out.
        respondents: a column of the nodes that says who answered (yes or no), or a file with an id a line.
        label: `name`, or `id` where names are of people and must not be stored.
        ignore: columns that are dropped though they may look identifying.
        ignore_rest: drop all columns that are not named above without looking at them.
    """

    map: Mapping[str, str]
    map_nodes: Mapping[str, str]
    day: date
    scale: Scale | None = None
    trust_scale: Scale | None = None
    kind: str = "works_with"
    directed: bool | None = None
    respondents: str | None = None
    label: str = "name"
    ignore: Sequence[str] = ()
    ignore_rest: bool = False


def import_survey(
    source: str | Path,
    out: str | Path,
    *,
    nodes: str | Path,
    questions: Questions,
    delimiter: str | None = None,
    command: str | None = None,
) -> Imported:
    """Make a record of a survey: tables ties and services.

    Args:
        source: the edges, a row per answer about another (CSV or XLSX).
        out: the new folder of the record.
        nodes: those who were asked or spoken of, a row each.
        questions: how to read them.
        delimiter: what stands between the values of a CSV; None to find out.
        command: the command as typed, for provenance.

    Raises:
        RecordError: a column that is not there or looks identifying, labels like people's names, an edge to nobody, an
            answer off the scale, or nothing that tells whether ties have a direction.
    """
    _check(questions, Path(source).name)
    repairs, faults = Repairs(), Faults()
    members = _members(nodes, questions, delimiter)
    ids = _ids(members, questions.map_nodes["id"], faults)
    edges = read_grid(source, questions.map.values(), delimiter)
    edges.watch(
        [],
        list(questions.map.values()),
        [one for one in questions.ignore if one in edges.columns],
        questions.ignore_rest,
    )
    found = read_edges(edges, questions.map, questions.scale, questions.trust_scale, set(ids), faults, repairs)
    found = without_doubles(found, edges.name, faults, repairs)
    faults.check()
    ties = both_ways(found, ids, questions.directed, "trust" in questions.map, edges.name, repairs)
    return _write(out, questions, members, edges, ids, ties, repairs, command)


def _check(questions: Questions, where: str) -> None:
    for said, known, needed in (
        (questions.map, MAPPED, ("from", "to")),
        (questions.map_nodes, MAPPED_NODES, ("id",)),
    ):
        if strange := [one for one in said if one not in known]:
            raise RecordError("the map names " + ", ".join(strange), where, "it may name " + ", ".join(known))
        if missing := [one for one in needed if one not in said]:
            raise RecordError(f"the map does not name {missing[0]!r}", where, f"write {missing[0]}=COLUMN")
    if questions.kind not in KINDS:
        raise RecordError(f"{questions.kind!r} is no kind of tie", where, "it is one of " + ", ".join(KINDS))
    for answer, scale in (("strength", questions.scale), ("trust", questions.trust_scale)):
        if answer in questions.map and scale is None:
            option = "--scale" if answer == "strength" else "--trust-scale"
            raise RecordError(f"the scale of the {answer} is not said", where, f"write {option} LOWEST:HIGHEST, as 0:4")


def _members(nodes: str | Path, questions: Questions, delimiter: str | None) -> Grid:
    wanted = [*questions.map_nodes.values()]
    grid = read_grid(nodes, wanted, delimiter)
    answered = [questions.respondents] if questions.respondents in grid.columns else []
    names = [column for one, column in questions.map_nodes.items() if not (one == "name" and questions.label == "id")]
    ignored = [one for one in questions.ignore if one in grid.columns]
    unstored = [questions.map_nodes["name"]] if questions.label == "id" and "name" in questions.map_nodes else []
    grid.watch([*names, *unstored], answered, ignored, questions.ignore_rest)
    for column in names:
        if why := like_people(cell for cell in grid.columns[column] if cell):
            right = "store codes instead: --label id leaves the names out, or map a column of codes"
            raise RecordError(f"column {column!r} could say who somebody is: {why}", grid.name, right)
    return grid


def _ids(members: Grid, column: str, faults: Faults) -> list[str]:
    ids: dict[str, int] = {}
    for one, row in zip(members.columns[column], members.rows, strict=True):
        if not one:
            faults.add(members.name, row, column, "it has no id", "give each row an id of its own")
        elif one in ids:
            faults.add(members.name, row, column, f"{one!r} is in row {ids[one]} too", "give each row an id of its own")
        else:
            ids[one] = row
    return list(ids)


def _answered(questions: Questions, members: Grid, ids: Sequence[str]) -> tuple[str, ...] | None:
    """Say who answered; None if nobody says."""
    asked = questions.respondents
    if asked is None:
        return None
    if asked in members.columns:
        cells = [(cell or "").lower() for cell in members.columns[asked]]
        if strange := sorted(set(cells) - _YES - _NO):
            raise RecordError(f"it holds {strange[0]!r}", f"{members.name}, {asked}", "it says yes or no")
        return tuple(one for one, cell in zip(ids, cells, strict=True) if cell in _YES)
    try:
        lines = Path(asked).read_text(encoding="utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as wrong:
        right = "name a column of the nodes, or a text file with an id a line"
        raise RecordError(
            "it is neither a column nor a file that can be read", f"--respondents {asked}", right
        ) from wrong
    if strange := [one for one in lines if one not in set(ids)]:
        raise RecordError(
            f"it names {strange[0]!r}, which is no node", Path(asked).name, "an id a line, as in the nodes"
        )
    return tuple(one for one in ids if one in set(lines))


def _write(
    out: str | Path,
    questions: Questions,
    members: Grid,
    edges: Grid,
    ids: Sequence[str],
    ties: list[Edge],
    repairs: Repairs,
    command: str | None,
) -> Imported:
    kept = {one: column for one, column in questions.map_nodes.items() if one != "id"}
    if questions.label == "id":
        kept.pop("name", None)
    services = services_of(members, {"service": questions.map_nodes["id"], **kept}, None, ids)
    coverage = _coverage(questions, _answered(questions, members, ids), ids, ties)
    options = {
        "map": dict(questions.map),
        "map_nodes": dict(questions.map_nodes),
        "scale": questions.scale and str(questions.scale),
        "trust_scale": questions.trust_scale and str(questions.trust_scale),
        "kind": questions.kind,
        "directed": questions.directed,
        "label": questions.label,
    }
    provenance = provenance_of("survey", [edges.seal, members.seal], repairs, command=command, options=options)
    with RecordWriter(out, services, provenance=provenance, coverage=Coverage({"ties": coverage})) as writer:
        order = [str(row["id"]) for row in services]
        writer.append("ties", tie_rows(ties, order, questions.day, KINDS.index(questions.kind)))
        return Imported(writer.finish(), repairs)


def _coverage(
    questions: Questions, answered: tuple[str, ...] | None, ids: Sequence[str], ties: list[Edge]
) -> TableCoverage:
    if answered is not None:
        share = len(answered) / len(ids)
        note = f"{len(answered):,} of {len(ids):,} answered; ties that the others would have named are not in it"
        status = "present" if share == 1 else "partial"
        return TableCoverage(status, questions.day, questions.day, answered, share, note)  # type: ignore[arg-type]  # one of the two words
    silent = len(set(ids) - {one.start for one in ties})
    note = "who answered is not said"
    if silent:
        note += f"; {silent:,} of {len(ids):,} name nobody: they may have no ties or not have answered"
    return TableCoverage("present", questions.day, questions.day, note=note)
