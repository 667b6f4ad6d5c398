"""What is said of indicators beside their figures: names, units, targets, and which way is meant to be better."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commonweal.record.dimension import DIMENSIONS
from commonweal.record.errors import RecordError
from commonweal.record.importers.readings import UNITS, Reading

BETTER = DIMENSIONS["indicators"].column("better").codes
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said of indicators, by id; the id "" stands for the only one there is.

    Args:
        names: what each measures, in a plain sentence.
        units: of its values.
        targets: what was asked for, in its unit (a share: 0.95).
        better: `higher` or `lower`, where one is meant to be better.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    better: Mapping[str, str] = field(default_factory=dict)

    def target(self, one: str, reading: str) -> float:
        """Give the target of an indicator, NaN if none: said of itself, of the reading it is of, or of all."""
        return next((self.targets[name] for name in (one, reading, "") if name in self.targets), math.nan)

    def check(self, ids: Mapping[str, Reading], where: str) -> None:
        """Raise RecordError for something said of an indicator that is not there, or that cannot be."""
        known = {*ids, *(reading.id for reading in ids.values())}
        for said in (self.names, self.units, self.targets, self.better):
            if "" in said and len(known) > 1:
                right = "say of which, as NAME=..., among " + ", ".join(sorted(known))
                raise RecordError("something is said of an indicator and there are several", where, right)
            if strange := sorted(set(said) - known - {""}):
                raise RecordError(
                    "no indicator is called " + ", ".join(strange), where, "there are " + ", ".join(sorted(known))
                )
        if wrong := sorted(set(self.better.values()) - set(BETTER)):
            raise RecordError(f"better is {wrong[0]!r}", where, "it is one of " + ", ".join(BETTER))
        for one, reading in ids.items():
            if reading.kind == "share" and self.target(one, reading.id) > 1:
                right = "write it as a share, such as 0.95, or with its sign: 95%"
                raise RecordError(f"the target of {one} is {self.target(one, reading.id):g}", where, right)

    def rows(self, ids: Mapping[str, Reading], shares: Iterable[str]) -> list[Row]:
        """Give rows of the table `indicators`; `shares` are ids whose figures stood as percentages."""
        return [self._row(one, reading, one in set(shares)) for one, reading in ids.items()]

    def _row(self, one: str, reading: Reading, share: bool) -> Row:
        def said(by: Mapping[str, str]) -> str | None:
            return next((by[name] for name in (one, reading.id, "") if name in by), None)

        unit = said(self.units) or ("share" if share else UNITS[reading.kind])
        name = said(self.names) or one
        suffix = one.removeprefix(reading.id) if one != reading.id and one.startswith(reading.id) else ""
        name = name + suffix if said(self.names) and one not in self.names else name
        return {"id": one, "name": name, "unit": unit, "domain": None, "better": said(self.better)}
