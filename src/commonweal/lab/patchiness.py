"""How patchy a real record is, as knobs: each with where its usual value comes from, or that it is assumed."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any

from commonweal.record import RecordError


def _knob(usual: float, meaning: str, source: str = "assumed", most: float = 1.0) -> Any:
    return field(default=usual, metadata={"meaning": meaning, "source": source, "most": most})


@dataclass(frozen=True, slots=True)
class Patchiness:
    """What a place's record leaves out, blurs or dates late. All at 0 leaves a record as it is.

    Each knob's `metadata` says its meaning, its source and its greatest value; `about` gives them.

    Raises:
        RecordError: a value below 0 or above the knob's greatest.
    """

    silent: float = _knob(0.2, "share of services that hand over no record of their work")
    lost: float = _knob(
        0.46,
        "share of people of whom nothing is known after their first spell",
        "computed: 216 of 470 not seen at six months in the HELP trial (mosaicData, HELPfull)",
    )
    unwritten: float = _knob(0.15, "share of contacts that nobody writes down")
    delay: float = _knob(
        14.0, "mean days until a row is entered; what is not by the record's end is not in it", most=3650.0
    )
    late: float = _knob(0.05, "share of rows that bear the day of entry in place of the day itself")
    unscored: float = _knob(0.2, "share of needs that are not scored, and of gains and hours not noted")
    unsaid: float = _knob(0.3, "share of refusals without a reason, and of spells that do not say how they ended")
    unreported: float = _knob(0.05, "share of measures that are left blank")
    coarse: float = _knob(0.1, "share of services that note the month and no day")

    def __post_init__(self) -> None:
        for knob in fields(self):
            value, most = getattr(self, knob.name), knob.metadata["most"]
            if not 0 <= value <= most:
                raise RecordError(f"it is {value:g}", f"patchiness, {knob.name}", f"it is from 0 to {most:g}")

    def to_json(self) -> dict[str, float]:
        """Give the settings as a record's provenance holds them."""
        return asdict(self)


NONE = Patchiness(0, 0, 0, 0, 0, 0, 0, 0, 0)
"""Nothing left out: the record as it is."""


def about() -> dict[str, tuple[float, str, str]]:
    """Give the usual value, meaning and source of each knob."""
    return {knob.name: (knob.default, knob.metadata["meaning"], knob.metadata["source"]) for knob in _knobs()}


def _knobs() -> tuple[Any, ...]:
    return fields(Patchiness)
