"""Something about a feed that is not as the profile has it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One thing: where (a path like `contents[3].email`), what is there, and what would be right.

    A grave problem breaks the profile's schema, and the item is left out of an import; one that is not grave is worth
    a look, and nothing is left out for it.
    """

    where: str
    what: str
    right: str
    grave: bool = True

    def __str__(self) -> str:
        """Say it on one line."""
        look = "" if self.grave else " (worth a look)"
        return f"{self.where or 'the whole'}: {self.what}. {self.right}.{look}"

    def within(self, outer: str) -> "Problem":
        """The same problem, told from further out: `where` begins with the outer path."""
        joint = "" if not self.where or self.where.startswith("[") else ", " if outer.endswith(".json") else "."
        return Problem(f"{outer}{joint}{self.where}", self.what, self.right, self.grave)

    def as_json(self) -> dict[str, Any]:
        """The same as a plain mapping."""
        return asdict(self)
