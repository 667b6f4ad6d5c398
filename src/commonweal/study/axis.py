"""An axis of a sweep: a dial, a parameter of the world, or a named pair of them, over evenly spaced values."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np

from commonweal.lab.dials import DIALS
from commonweal.lab.world import PARAMETERS

ALIGNMENT = ("breadth", "follow")  # moved together (docs/model.md S10)
STRONGEST = 0.9  # coupling at which nothing is controllable: C = 1 - omega / 0.9 (docs/model.md, top)
NAMED = {
    "alignment": "breadth and durability of the measure, moved together",
    "controllability": "how far outcomes rest on a team's own work: 1 - coupling / 0.9",
}
MOST = 41  # values on an axis
SHAPE = "NAME=LOW:HIGH:N, such as alignment=0:1:5"


class AxisError(ValueError):
    """An axis that cannot be swept: what is wrong, and what would be right."""


@dataclass(frozen=True)
class Axis:
    """What is moved, from `low` to `high`, at so many evenly spaced values."""

    name: str
    low: float
    high: float
    count: int

    def __post_init__(self) -> None:
        _refuse(self)

    @property
    def values(self) -> tuple[float, ...]:
        """Give the values, low to high."""
        return tuple(round(float(value), 12) for value in np.linspace(self.low, self.high, self.count))

    @property
    def meaning(self) -> str:
        """Say in words what is moved."""
        if self.name in NAMED:
            return NAMED[self.name]
        return DIALS[self.name][2] if self.name in DIALS else PARAMETERS[self.name][3]

    @property
    def moves(self) -> tuple[str, ...]:
        """Name the dials and parameters that it sets."""
        if self.name == "alignment":
            return ALIGNMENT
        return ("omega",) if self.name == "controllability" else (self.name,)

    def dials(self, value: float) -> dict[str, float]:
        """Give the dials that a value sets; none for an axis of the world."""
        return {name: value for name in self.moves if name in DIALS}

    def parameters(self, value: float) -> dict[str, float]:
        """Give the world's parameters that a value sets; none for an axis of dials."""
        if self.name == "controllability":
            return {"omega": round(STRONGEST * (1 - value), 12)}
        return {self.name: value} if self.name in PARAMETERS and self.name not in DIALS else {}


def axis_of(text: str) -> Axis:
    """Read an axis from `NAME=LOW:HIGH:N`.

    Raises AxisError, which says what would be right.
    """
    name, _, rest = text.partition("=")
    pieces = rest.split(":")
    if not name or len(pieces) != 3:
        raise AxisError(f"dial {text!r}: written as {SHAPE}")
    try:
        low, high, count = float(pieces[0]), float(pieces[1]), int(pieces[2])
    except ValueError:
        raise AxisError(f"dial {text!r}: LOW and HIGH are numbers and N a whole number; written as {SHAPE}") from None
    return Axis(name.strip(), low, high, count)


def refuse_axes(axes: Sequence[Axis]) -> None:
    """Refuse none, more than two, or two that move the same thing, with AxisError."""
    if len(axes) not in (1, 2):
        raise AxisError(f"{len(axes)} dials: a map needs one or two, each written as {SHAPE}")
    same = set(axes[0].moves) & set(axes[-1].moves) if len(axes) == 2 else set()
    if same:
        names = " and ".join(axis.name for axis in axes)
        raise AxisError(f"dials {names}: both move {', '.join(sorted(same))}; a map needs two that move apart")


def _refuse(axis: Axis) -> None:
    lowest, highest = _range(axis.name)
    for value in (axis.low, axis.high):
        if not isfinite(value) or not lowest <= value <= highest:
            raise AxisError(f"dial {axis.name}: {value:g} is out of range; it must lie in {lowest:g}..{highest:g}")
    if axis.low >= axis.high:
        raise AxisError(f"dial {axis.name}: LOW {axis.low:g} must be below HIGH {axis.high:g}")
    if not 2 <= axis.count <= MOST:
        raise AxisError(f"dial {axis.name}: N is {axis.count}; it must be 2 to {MOST} values")
    if axis.name == "level" and any(value not in (0, 1, 2) for value in axis.values):
        raise AxisError("dial level: its values must be 0, 1 or 2, such as level=0:2:3")


def _range(name: str) -> tuple[float, float]:
    if name in NAMED:
        return 0.0, 1.0
    if name in DIALS:
        return DIALS[name][0], DIALS[name][1]
    if name in PARAMETERS:
        return PARAMETERS[name][1], PARAMETERS[name][2]
    known = f"{', '.join(NAMED)}; {', '.join(DIALS)}; {', '.join(PARAMETERS)}"
    raise AxisError(f"dial {name!r} is not known; it must be one of {known}")
