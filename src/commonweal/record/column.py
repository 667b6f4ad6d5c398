"""A column of a record: its name, type, unit and meaning, declared once."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["person", "item", "key", "date", "code", "number", "number32", "count", "text"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Args:
        name: what the column is called, in the store and in the lab's buffers alike.
        type: `person` a keyed pseudonym; `item` the id of a thing said; `key` a row of the dimension
            table `of`; `date` a day; `code` one of `codes`; `number` 64-bit and `number32` 32-bit
            floats; `count` a whole number; `text` words (dimension tables only).
        unit: the unit of a value, never empty.
        meaning: one plain sentence.
        nullable: whether a row may leave it unknown.
        codes: the words a `code` column may hold. **Only ever append**: the hash of a record is over
            the word's position.
        of: the dimension table that a `key` column points into.
        least: the smallest value that makes sense, where there is one.
        most: the greatest value that makes sense, where there is one.
    """

    name: str
    type: Type
    unit: str
    meaning: str
    nullable: bool = False
    codes: tuple[str, ...] = ()
    of: str = ""
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a record: what one row of it says, and its columns in order."""

    name: str
    meaning: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Find a column by name; KeyError if the table has none of that name."""
        return {c.name: c for c in self.columns}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(c.name for c in self.columns)


def person(meaning: str) -> Column:
    """Declare the column of the person a row is about."""
    return Column("person", "person", "keyed pseudonym", meaning, least=0)


def item(name: str, meaning: str) -> Column:
    """Declare the id of something said, decided or done."""
    return Column(name, "item", "id within the record", meaning, least=0)


def key(name: str, of: str, meaning: str, nullable: bool = False) -> Column:
    """Declare a column that names a row of the dimension table `of`."""
    return Column(name, "key", f"id in {of}", meaning, nullable, of=of)


def date(name: str, meaning: str, nullable: bool = False) -> Column:
    """Declare a day."""
    return Column(name, "date", "day", meaning, nullable)


def code(name: str, codes: tuple[str, ...], meaning: str, nullable: bool = False) -> Column:
    """Declare a column that holds one of a few words."""
    return Column(name, "code", "one of the words listed", meaning, nullable, codes)


def text(name: str, unit: str, meaning: str, nullable: bool = False) -> Column:
    """Declare a column of words; only dimension tables have any, so that no person's row can hold a note."""
    return Column(name, "text", unit, meaning, nullable)
