"""A fault: one thing wrong in a place folder, said so that the person who keeps the table can mend it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Fault:
    """One thing wrong: where (row as a spreadsheet numbers it), what, and what would be right."""

    file: str
    row: int | None
    column: str | None
    what: str
    right: str

    def __str__(self) -> str:
        """Say it on one line: `teams.csv, row 7, column fte: ... ...`."""
        row = f", row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: {self.what}. {self.right}."

    def as_json(self) -> dict[str, str | int | None]:
        """The same as a plain mapping, for `--json`."""
        return asdict(self)


class PlaceError(ValueError):
    """A place cannot be read, or written, as it stands; `.faults` holds everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class CellError(ValueError):
    """A cell that cannot be read: `what` is wrong, and what would be `right`."""

    def __init__(self, what: str, right: str) -> None:
        self.what, self.right = what, right
        super().__init__(f"{what}. {right}.")


def shown(text: str) -> str:
    """A cell's text as a message quotes it: short, and on one line."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return f"“{flat if len(flat) <= 40 else flat[:37] + '...'}”"
