"""How far a parameter may be moved: its lowest and highest believable value, and where that belief is from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from commonweal.lab import PARAMETERS


class BoundsError(ValueError):
    """Bounds that cannot be used: of which parameter, and what would be right."""


@dataclass(frozen=True)
class Bounds:
    """What a parameter may be before anything is looked at: equally likely from low to high."""

    name: str
    low: float
    high: float


def uncertain() -> str:
    """Give the text of the ranges that come with the lab."""
    return files("commonweal.study").joinpath("uncertain.toml").read_text(encoding="utf-8")


def bounds_of(table: Any) -> tuple[Bounds, ...]:
    """Read a table of name = [lowest, highest], or true for the range that `uncertain.toml` gives.

    Raises BoundsError, naming the parameter.
    """
    if not isinstance(table, Mapping) or not table:
        raise BoundsError("name at least one parameter, as name = [lowest, highest]")
    given = tomllib.loads(uncertain())["parameters"]
    return tuple(_one(name, given.get(name) if pair is True else pair) for name, pair in table.items())


def _one(name: str, pair: Any) -> Bounds:
    unit, lowest, highest, _ = PARAMETERS[refuse_unknown_parameter(name)]
    right = f"write {name} = [lowest, highest] in {unit}, within {lowest:g} to {highest:g}"
    return Bounds(name, *within(name, pair, lowest, highest, right))


def refuse_unknown_parameter(name: str) -> str:
    """Give the name of a parameter of the world back; raises BoundsError for any other."""
    if name not in PARAMETERS:
        raise BoundsError(f"{name} is not a parameter of the world; they are: {', '.join(PARAMETERS)}")
    return name


def within(name: str, pair: Any, lowest: float, highest: float, right: str) -> tuple[float, float]:
    """Give the two ends of a range that lies in lowest..highest; raises BoundsError, with what would be right."""
    if not isinstance(pair, list) or len(pair) != 2:
        raise BoundsError(f"{name} has no range; {right}")
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in pair):
        raise BoundsError(f"{name}: bounds must be numbers; {right}")
    low, high = map(float, pair)
    if not lowest <= low < high <= highest:
        raise BoundsError(f"{name}: {low:g} to {high:g} cannot be; {right}")
    return low, high
