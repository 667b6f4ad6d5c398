"""Coverage: what a record can and cannot speak of, so that a lens may answer "cannot tell"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

from commonweal.record.errors import RecordError
from commonweal.record.tables import TABLES

Status = Literal["present", "absent", "partial"]
_ONE_OF = "it is present, partial or absent"


@dataclass(frozen=True, slots=True)
class TableCoverage:
    """How much of one table a record holds.

    Args:
        status: `present`, `partial` (some of what happened is missing) or `absent` (nothing is known;
            a table that is present and has no rows says that nothing happened).
        start: the first day it speaks of, if known.
        end: the last day it speaks of, if known.
        services: ids of the services it speaks of; None for all of the record's.
        complete: the share (0..1) of what happened that is in it; None if nobody knows.
        note: what a reader should know, in words.
    """

    status: Status
    start: date | None = None
    end: date | None = None
    services: tuple[str, ...] | None = None
    complete: float | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.status not in get_args(Status):
            raise RecordError(f"{self.status!r} is no status", "coverage", _ONE_OF)
        if self.complete is not None and not 0 <= self.complete <= 1:
            raise RecordError(f"complete is {self.complete}", "coverage", "it is a share, 0 to 1, or None")
        if self.start and self.end and self.end < self.start:
            raise RecordError(f"the period ends {self.end}, before it starts {self.start}", "coverage")

    def to_json(self) -> dict[str, Any]:
        """Give it as the manifest writes it."""
        return {
            "status": self.status,
            "from": self.start.isoformat() if self.start else None,
            "to": self.end.isoformat() if self.end else None,
            "services": None if self.services is None else list(self.services),
            "complete": self.complete,
            "note": self.note,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "TableCoverage":
        """Read it back from a manifest; KeyError, TypeError or ValueError where it is not one."""
        return cls(
            said["status"],
            date.fromisoformat(said["from"]) if said["from"] else None,
            date.fromisoformat(said["to"]) if said["to"] else None,
            None if said["services"] is None else tuple(said["services"]),
            said["complete"],
            said["note"],
        )


ABSENT = TableCoverage("absent")


@dataclass(frozen=True, slots=True)
class Coverage:
    """The coverage of every event table; a table that is not named is absent."""

    tables: Mapping[str, TableCoverage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = sorted(set(self.tables) - set(TABLES))
        if unknown:
            raise RecordError(
                "no table is called " + ", ".join(unknown), "coverage", "it has " + ", ".join(TABLES)
            )

    def of(self, name: str) -> TableCoverage:
        """Give the coverage of a table."""
        return self.tables.get(name, ABSENT)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and last day that any table speaks of; None where no table says."""
        starts = [one.start for one in self.tables.values() if one.start]
        ends = [one.end for one in self.tables.values() if one.end]
        return min(starts, default=None), max(ends, default=None)

    @classmethod
    def full(cls, start: date, end: date, tables: Iterable[str] = tuple(TABLES)) -> "Coverage":
        """Declare tables wholly covered from `start` to `end`, both included: a simulated truth."""
        whole = TableCoverage("present", start, end, complete=1.0)
        return cls(dict.fromkeys(tables, whole))

    def to_json(self) -> dict[str, Any]:
        """Give it as the manifest writes it, every event table named."""
        return {name: self.of(name).to_json() for name in TABLES}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Coverage":
        """Read it back from a manifest; KeyError, TypeError or ValueError where it is not one."""
        return cls({name: TableCoverage.from_json(one) for name, one in said.items()})
