"""Factors of a sensitivity study: parameters of the world and dials of regimes, each with its range."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commonweal.lab import DIALS, PARAMETERS, Regime
from commonweal.lab.scenario import Scenario
from commonweal.study.bounds import BoundsError, refuse_unknown_parameter, uncertain, within


class FactorError(ValueError):
    """A factor or range that cannot be used: which, and what would be right."""


@dataclass(frozen=True)
class Factor:
    """One thing that is not known, and how far it is moved; `regime` is empty for a parameter of the world."""

    name: str
    low: float
    high: float
    regime: str = ""

    @property
    def label(self) -> str:
        """Name it with its regime, if it is a dial."""
        return f"{self.regime}.{self.name}" if self.regime else self.name

    @property
    def meaning(self) -> str:
        """Say in words what it is."""
        return DIALS[self.name][2] + f" ({self.regime})" if self.regime else PARAMETERS[self.name][3]


def read_factors(path: Path | None, labels: Sequence[str]) -> tuple[Factor, ...]:
    """Read ranges from a file, or those that come with the lab; dials of regimes not in `labels` are left out there.

    Raises FactorError: what is wrong, where, and what would be right.
    """
    if path is None:
        where = "uncertain.toml"
        text = uncertain()
    else:
        where = str(path)
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise FactorError(f"ranges {path}: cannot be read ({error})") from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FactorError(f"{where}: not TOML: {error}") from None
    unknown = set(data) - {"parameters", "dials"}
    if unknown:
        raise FactorError(f"{where}: unknown table {', '.join(sorted(unknown))}; allowed: parameters, dials")
    try:
        found = [_parameter(name, pair) for name, pair in data.get("parameters", {}).items()]
        dials = [_dial(label, pair) for label, pair in data.get("dials", {}).items()]
    except BoundsError as error:
        raise FactorError(f"{where}: {error}") from None
    if path is not None:
        for dial in dials:
            if dial.regime not in labels:
                raise FactorError(f"{where}: {dial.label}: {dial.regime} is not among the regimes {', '.join(labels)}")
    found += [dial for dial in dials if dial.regime in labels]
    if not found:
        raise FactorError(f"{where}: names nothing to move; write [parameters] or [dials] with name = [low, high]")
    return tuple(found)


def apply(
    factors: Sequence[Factor], values: Sequence[float], regimes: Mapping[str, Regime]
) -> tuple[Scenario, dict[str, Regime]]:
    """Give the scenario and the regimes at one point of the space."""
    world, moved = {}, dict(regimes)
    for factor, value in zip(factors, values, strict=True):
        if factor.regime:
            moved[factor.regime] = moved[factor.regime].with_dials({factor.name: float(value)})
        else:
            world[factor.name] = float(value)
    return Scenario(parameters=tuple(sorted(world.items()))), moved


def _parameter(name: str, pair: Any) -> Factor:
    return _factor(name, pair, PARAMETERS[refuse_unknown_parameter(name)][1:3])


def _dial(label: str, pair: Any) -> Factor:
    regime, _, name = label.rpartition(".")
    if not regime or name not in DIALS:
        raise BoundsError(f'{label} is no dial; write "regime.dial" with one of: {", ".join(DIALS)}')
    return replace(_factor(label, pair, DIALS[name][:2]), name=name, regime=regime)


def _factor(label: str, pair: Any, ends: tuple[float, float]) -> Factor:
    right = f"write {label} = [low, high] within {ends[0]:g} to {ends[1]:g}"
    return Factor(label, *within(label, pair, *ends, right))
