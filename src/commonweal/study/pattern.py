"""Patterns: what others found and published, each with its source, and the side on which it speaks."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

SIDES = ("level", "against targets", "for targets", "against integration", "for integration")
USES = {"C": "for calibration", "H": "held out"}


class PatternError(ValueError):
    """A row of the table of patterns that cannot be used: which, and what would be right."""


@dataclass(frozen=True)
class Pattern:
    """One published pattern; a value lies between `low` and `high`, or has a `sign`, or neither."""

    id: str
    pattern: str
    side: str
    measure: str
    low: float | None
    high: float | None
    sign: str
    use: str  # C: the model may be calibrated on it; H: held out
    source: str
    label: str  # how well the source was seen
    nearest: str  # what the lab has that comes nearest, in words

    @property
    def published(self) -> str:
        """Give the published value in words."""
        if self.low is None or self.high is None:
            return self.sign or "it exists"
        return f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"


def read_patterns() -> tuple[Pattern, ...]:
    """Read the table that comes with the program, in its order. Raises PatternError for a row it cannot use."""
    text = resources.files("commonweal.study").joinpath("patterns.csv").read_text("utf-8")
    return patterns_from(csv.DictReader(text.splitlines()))


def patterns_from(rows: Iterable[Mapping[str, str]]) -> tuple[Pattern, ...]:
    """Give patterns from rows of text. Raises PatternError, naming the row, for one that cannot be used."""
    found: list[Pattern] = []
    for number, row in enumerate(rows, 2):
        where = f"patterns.csv, row {number} ({row['id']})"
        if row["side"] not in SIDES:
            raise PatternError(f"{where}: side is {row['side']!r}; it must be one of: {', '.join(SIDES)}")
        if row["use"] not in USES:
            raise PatternError(f"{where}: use is {row['use']!r}; it must be C (for calibration) or H (held out)")
        if row["id"] in {each.id for each in found}:
            raise PatternError(f"{where}: the id is there twice")
        if not row["source"].strip():
            raise PatternError(f"{where}: has no source")
        ends = {end: float(row[end]) if row[end] else None for end in ("low", "high")}
        found.append(Pattern(**(dict(row) | ends)))  # type: ignore[arg-type]  # two ends are numbers, the rest text
    return tuple(found)
