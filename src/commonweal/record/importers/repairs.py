"""What was put right on the way in: counted, said, kept with the record, and never a value that could name someone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of thing that was put right.

    Args:
        what: what was done and why, as a clause in the past: "exact duplicates were dropped".
        count: how many times.
        rows: numbers of a few rows of the source where it happened (the heading is row 1).
    """

    what: str
    count: int
    rows: tuple[int, ...] = ()

    def __str__(self) -> str:
        where = f" (such as in row {', '.join(str(row) for row in self.rows)})" if self.rows else ""
        return f"{self.count:,}: {self.what}{where}."


class Repairs:
    """All that was put right in one import, in the order in which it was first noticed."""

    def __init__(self) -> None:
        self._found: dict[str, Repair] = {}

    def add(self, what: str, count: int = 1, rows: Iterable[int] = ()) -> None:
        """Count something put right; nothing is noted where `count` is 0."""
        if not count:
            return
        before = self._found.get(what, Repair(what, 0))
        examples = (*before.rows, *(int(row) for row in rows))[:EXAMPLES]
        self._found[what] = Repair(what, before.count + int(count), examples)

    def __iter__(self) -> Iterator[Repair]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)

    def sentences(self) -> list[str]:
        """Say each repair in a line, for people."""
        return [str(repair) for repair in self]

    def to_json(self) -> list[dict[str, Any]]:
        """Give them as provenance keeps them."""
        return [{"what": one.what, "count": one.count, "rows": list(one.rows)} for one in self]
