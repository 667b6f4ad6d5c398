"""What is wrong with a source, gathered so that its keeper is told all of it at once."""

from commonweal.place import Fault
from commonweal.record.errors import RecordError

MOST = 50


class Faults:
    """Gathers faults and raises them together as one RecordError; after the fiftieth it only counts."""

    def __init__(self) -> None:
        self._first: list[Fault] = []
        self.count = 0

    def add(self, file: str, row: int | None, column: str | None, what: str, right: str) -> None:
        """Note one thing that is wrong: in which file, row and column, what, and what would be right."""
        self.count += 1
        if len(self._first) < MOST:
            self._first.append(Fault(file, row, column, what, right[0].upper() + right[1:]))

    def check(self) -> None:
        """Raise RecordError if anything was noted: one fault as it is, several as a list."""
        if self.count == 1:
            one = self._first[0]
            place = ", ".join(filter(None, (one.file, f"row {one.row}" if one.row else "", one.column or "")))
            raise RecordError(one.what, place, one.right)
        if self.count:
            lines = [f"  {str(one).removesuffix('.')}" for one in self._first]
            if self.count > MOST:
                lines.append(f"  and {self.count - MOST:,} more")
            raise RecordError(f"{self.count:,} things are wrong\n" + "\n".join(lines), right="nothing was imported")
