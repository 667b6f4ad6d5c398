"""The columns of the Better-Care-Fund-style export, as a file maps them; every mistake in it is told at once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGED = Path(__file__).with_name("bcf_columns.toml")
BLANK = "blank"
FORMATS = ("text", "pounds")
MONEY = {"agreed", "received", "gross", "income", "net"}
SOURCES: Mapping[str, tuple[str, ...]] = {
    "cover": ("place", "fund", "year", "agreement", "host", "pool_manager", "version"),
    "income": ("partner", "kind", "agreed", "received", "source"),
    "expenditure": (
        "component", "strategy", "partner", "mode", "gross", "income", "net", "source", "certainty",
    ),
    "checklist": ("asked", "answered", "said"),
}  # fmt: skip
"""What each sheet can be filled with; `blank`, everywhere, is a cell to fill in by hand."""


@dataclass(frozen=True)
class Mapped:
    """One column: its heading, the name of what fills it, and whether it is text or pounds."""

    heading: str
    source: str
    format: str


def columns(path: Path = PACKAGED) -> dict[str, list[Mapped]]:
    """Read the columns of each sheet, in the file's order.

    Raises ValueError, one line for each mistake, where the file cannot be read or names what there is not.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    wrong = [f"{path.name}: {each}" for each in _wrong(said)]
    if wrong:
        raise ValueError("\n".join(wrong))
    return {sheet: [Mapped(row["heading"], row["from"], row["format"]) for row in said[sheet]] for sheet in SOURCES}


def _wrong(said: Mapping[str, Any]) -> Iterator[str]:
    for name in said:
        if name not in SOURCES:
            yield f"there is no sheet “{name}”; the sheets are {', '.join(SOURCES)}"
    for sheet, known in SOURCES.items():
        rows = said.get(sheet)
        if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
            yield f"the sheet “{sheet}” has no columns; write each as [[{sheet}]]"
            continue
        for number, row in enumerate(rows, 1):
            for fault in _faults(row, known):
                yield f"column {number} of {sheet}: {fault}"


def _faults(row: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[str]:
    names = {"heading", "from", "format"}
    for name in row.keys() - names:
        yield f"“{name}” is not known; a column has heading, from and format"
    for name in sorted(names - row.keys()):
        yield f"{name} is missing"
    for name in sorted(names & row.keys()):
        if not isinstance(row[name], str) or not row[name].strip():
            yield f"{name} must be words"
    source, form = (str(row.get(name, "")).strip() for name in ("from", "format"))
    if source and source not in (*known, BLANK):
        yield f"nothing is called “{source}” here; there is {', '.join(known)}, and blank"
    if form and form not in FORMATS:
        yield f"“{form}” is no format; write text or pounds"
    if form == "pounds" and source in set(known) - MONEY:
        yield f"“{source}” is not money, so its format is text"
    if source in MONEY and form == "text":
        yield f"“{source}” is money, so its format is pounds"
