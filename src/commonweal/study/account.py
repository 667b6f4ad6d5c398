"""An account of a study: what was asked, what it says, its tables and charts, its doubt. Told as text, page or data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """A table: its title, its columns with their units, and rows of cells; numbers are shown as the page words them."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # as people read them; first cell heads the row
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A chart, an Altair chart object, with the words for who cannot see it."""

    title: str
    chart: Any
    words: str


@dataclass(frozen=True)
class Part:
    """A section of an account."""

    heading: str
    says: tuple[str, ...] = ()  # paragraphs
    pictures: tuple[Picture, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Account:
    """What a study tells. The first of `says` is the answer, in a sentence that carries its doubt."""

    kind: str  # sweep, ablation, sensitivity, calibration, evidence, experiment, contract ...
    title: str
    question: str
    says: tuple[str, ...]
    parts: tuple[Part, ...]
    cannot_tell: tuple[str, ...]
    data: Mapping[str, Any]  # the same for programs: numbers with their intervals, and provenance
    provenance: Mapping[str, Any] = field(default_factory=dict)
    command: str = ""


CAUTIONS = (
    "Everything here is simulated. It compares; it does not forecast, and it names no winner.",
    "Only luck is in an interval, unless the text says otherwise: a wrong assumption moves every run alike.",
)


def as_data(account: Account) -> dict[str, Any]:
    """Give an account for other programs; valid JSON."""
    return {
        "kind": account.kind,
        "title": account.title,
        "question": account.question,
        "says": list(account.says),
        **account.data,
        "cannot_tell": list(account.cannot_tell),
        "provenance": dict(account.provenance),
        "command": account.command,
    }
