"""A lens: a question, what a record must hold for it, and how it looks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

from commonweal.lenses.finding import Finding
from commonweal.record import Record, RecordError

Needs = Mapping[str, tuple[str, ...]]
"""Tables of a record and the columns of them that a lens reads."""


@dataclass(frozen=True, slots=True)
class Option:
    """A choice that a lens leaves to who looks: its name, what it is if not chosen, and what it means.

    The value given is read in the type of the default; where that is None, in `kind`.
    """

    name: str
    default: Any
    meaning: str
    kind: type = str

    def read(self, given: Any) -> Any:
        """Give a chosen value in the option's type; RecordError if it is not of it."""
        if not isinstance(given, str):
            return given
        kind = self.kind if self.default is None else type(self.default)
        try:
            return self._parse(given, kind)
        except ValueError as wrong:
            right = {bool: "yes or no", int: "a whole number"}.get(kind, "a number")
            raise RecordError(f"it is {given!r}", f"option {self.name}", f"give {right}") from wrong

    def _parse(self, given: str, kind: type) -> Any:
        if kind is bool:
            words = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
            if given.lower() not in words:
                raise ValueError(given)
            return words[given.lower()]
        value = kind(given)
        if isinstance(value, float) and not isfinite(value):
            raise ValueError(given)
        return value


@dataclass(frozen=True)
class Lens:
    """One question that any record may be asked.

    Args:
        name: as the command line knows it.
        question: in plain words.
        needs: what the record must hold, as alternatives: the lens looks if any one of them is there.
        see: looks at a record that meets a need, and answers; options by name.
        helps: tables that it reads too where they are there.
        options: what it lets who looks choose.
    """

    name: str
    question: str
    needs: tuple[Needs, ...]
    see: Callable[..., Finding]
    helps: Needs | None = None
    options: tuple[Option, ...] = ()

    def look(self, record: Record, **chosen: Any) -> Finding:
        """Look at a record; where its coverage meets no need, the finding says that it cannot tell, and why.

        The finding is exact: show it to nobody before `showing.show` took out small counts.

        Raises:
            RecordError: an option that the lens does not have, or a value that it cannot take.
        """
        options = self._choose(chosen)
        if not any(_held(record, need) for need in self.needs):
            return self._blind(record)
        finding = self.see(record, **options)
        notes = tuple(note for note in self._notes(record) if note not in finding.cannot_tell)
        return replace(finding, cannot_tell=finding.cannot_tell + notes, coverage=self._coverage(record))

    def answer(self, sentence: str, **parts: Any) -> Finding:
        """Begin a finding of this lens."""
        return Finding(self.name, self.question, sentence, **parts)

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table that it may read."""
        asked = (*self.needs, self.helps or {})
        return tuple(dict.fromkeys(table for need in asked for table in need))

    def _choose(self, chosen: Mapping[str, Any]) -> dict[str, Any]:
        known = {option.name: option for option in self.options}
        for name in chosen:
            if name not in known:
                right = "it has " + (", ".join(known) or "no options")
                raise RecordError(f"there is no option {name!r}", f"lens {self.name}", right)
        return {name: option.read(chosen.get(name, option.default)) for name, option in known.items()}

    def _coverage(self, record: Record) -> dict[str, Any]:
        return {table: record.coverage.of(table).to_json() for table in self.tables}

    def _blind(self, record: Record) -> Finding:
        lacks = " or ".join(" and ".join(t for t in need if not _there(record, t)) for need in self.needs)
        why = f"This record holds no {lacks}, and the question cannot be answered without."
        return self.answer("Cannot tell: " + why, cannot_tell=(why,), coverage=self._coverage(record))

    def _notes(self, record: Record) -> list[str]:
        """Say what the coverage of the tables read leaves open."""
        notes = []
        if record.partial:
            notes.append(f"The record is partial: {record.manifest.why_partial}.")
        for table in self.tables:
            covered = record.coverage.of(table)
            words = []
            if covered.status == "partial":
                words.append("is only in part there")
            if covered.complete is not None and covered.complete < 1:
                words.append(f"holds about {covered.complete:.0%} of what happened")
            if covered.services is not None:
                words.append(f"speaks of {len(covered.services)} of {record.rows('services')} services")
            if words:
                note = f" ({covered.note})" if covered.note else ""
                notes.append(f"The table {table.replace('_', ' ')} {' and '.join(words)}{note}.")
        return notes


def _there(record: Record, table: str) -> bool:
    return record.coverage.of(table).status != "absent"


def _held(record: Record, need: Needs) -> bool:
    return all(_there(record, table) for table in need)
