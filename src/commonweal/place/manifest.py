"""place.toml: the place's name, when its rehearsal starts, and the totals its tables must add up to."""

import inspect
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from commonweal.place.cell import read_cell, wanted, write_cell
from commonweal.place.column import Column, columns_of
from commonweal.place.fault import CellError, Fault, shown
from commonweal.place.folder import MANIFEST
from commonweal.place.words import CERTAINTIES


@dataclass(frozen=True, kw_only=True)
class Vouched:
    """What each total carries: where it comes from and how sure it is."""

    source: Annotated[str, Column("where the figures come from", blank=True)] = ""
    certainty: Annotated[str, Column("how sure they are", choices=CERTAINTIES)] = "assumed"


@dataclass(frozen=True)
class Population(Vouched):
    """The people of the place; the areas' populations must add up to it."""

    total: Annotated[int, Column("people of the place", "people", least=1)]


@dataclass(frozen=True)
class FundTotal(Vouched):
    """One account of the fund; the lines of that version must add up to it to the penny."""

    version: Annotated[str, Column("short name of this account", slug=True)]
    gross: Annotated[Decimal, Column("spending before income", "pounds a year", least=0)]
    net: Annotated[Decimal, Column("gross less income", "pounds a year", least=0)]


@dataclass(frozen=True)
class Manifest:
    """The heading of a place. The first fund version is the one in use."""

    name: Annotated[str, Column("short name of the place", slug=True)]
    title: Annotated[str, Column("name people know it by")]
    start: Annotated[date, Column("day the rehearsal starts", "date")]
    population: Population
    funds: tuple[FundTotal, ...] = ()
    currency: Annotated[str, Column("currency of every amount", choices=("GBP",))] = "GBP"
    notes: Annotated[str, Column("anything a reader should know", blank=True)] = ""


def read_manifest(text: str) -> tuple[Manifest | None, list[Fault]]:
    """Read place.toml; the manifest is None where anything in it is wrong."""
    try:
        data = tomllib.loads(text, parse_float=str)  # as written, so that pounds stay exact
    except (ValueError, RecursionError) as error:
        right = "Mend it there; text goes in double quotes"
        return None, [Fault(MANIFEST, None, None, f"it is not TOML ({error})", right)]
    faults: list[Fault] = []
    population = _section(faults, Population, data.pop("population", None), "population")
    funds = _funds(faults, data.pop("fund", []))
    head = _values(faults, Manifest, data, "")
    if faults or population is None:
        return None, faults
    return Manifest(population=population, funds=funds, **head), []


def _funds(faults: list[Fault], data: Any) -> tuple[FundTotal, ...]:
    if not isinstance(data, list):
        faults.append(Fault(MANIFEST, None, "fund", "it is not a list", "Head each version with [[fund]]"))
        return ()
    totals = [_section(faults, FundTotal, part, f"fund {n}") for n, part in enumerate(data, start=1)]
    return tuple(total for total in totals if total is not None)


def _section(faults: list[Fault], kind: type[Any], data: Any, where: str) -> Any:
    if not isinstance(data, dict):
        faults.append(
            Fault(MANIFEST, None, where, "the section is missing", f"Add [{where}] with its values")
        )
        return None
    before = len(faults)
    values = _values(faults, kind, data, f"{where}.")
    return None if len(faults) > before else kind(**values)


def _values(faults: list[Fault], kind: type[Any], data: dict[str, Any], where: str) -> dict[str, Any]:
    columns = {column.name: column for column in columns_of(kind)}
    for key in data.keys() - columns.keys():
        right = "Take it out; there may be: " + ", ".join(columns)
        faults.append(Fault(MANIFEST, None, where + shown(key).strip("“”"), "no such entry", right))
    values = {}
    for name, column in columns.items():
        if name not in data and hasattr(kind, name):  # left out, with a default
            continue
        try:
            values[name] = read_cell(column, _as_text(data.get(name, "")))
        except CellError as error:
            faults.append(Fault(MANIFEST, None, where + name, error.what, error.right))
    return values


def _as_text(value: Any) -> str:
    if isinstance(value, dict | list | bool):
        raise CellError("it is not a single value of text, number or date", "Write one value")
    if isinstance(value, int) and abs(value) >= 10**15:
        raise CellError("the number is too large", "Write it in pounds, or in people")
    return str(value).strip()


def write_manifest(manifest: Manifest, *, comments: bool = False) -> str:
    """Write place.toml as `read_manifest` reads it back; `comments` say what each entry holds."""
    sections = [("", manifest), ("[population]", manifest.population)]
    sections += [("[[fund]]", total) for total in manifest.funds]
    return "\n".join("\n".join(_lines(head, part, comments)) + "\n" for head, part in sections)


def _lines(head: str, section: Any, comments: bool) -> Iterator[str]:
    if comments:
        yield f"# {inspect.cleandoc(type(section).__doc__ or '')}"
    if head:
        yield head
    for column in columns_of(type(section)):
        if comments:
            how = f"; write {wanted(column)}" if column.kind != "text" else ""
            yield f"# {column.meaning}{how}"
        value = getattr(section, column.name)
        bare = column.is_figure or column.kind == "date"
        text = write_cell(column, value)
        yield f"{column.name} = {text if bare else _quoted(text)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
