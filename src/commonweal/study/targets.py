"""Targets: published patterns and a place's own figures that a calibration sets a rehearsal beside.

A targets file is TOML: a table `[parameters]` of name = [lowest, highest] (or true, for the
shipped range, `uncertain.toml`), and for each target a table `[[target]]`.
What is held out is read, checked and told, never fitted to.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite, sqrt
from pathlib import Path
from typing import Any

from commonweal.lab import RegimeError, read_regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.bounds import Bounds, BoundsError, bounds_of

CALIBRATE, HELD_OUT = "calibrate", "held out"
STANDING = "standing"
DISCREPANCY = 0.05  # of a target's value: how wrong the best rehearsal may still be (s.d., assumed)
_NEEDED = ("name", "what", "source")
_KEYS = {*_NEEDED, "low", "high", "value", "error", "regime", "years", "systems", "label", "use", "discrepancy"}


class TargetsError(ValueError):
    """A targets file that cannot be used: where, what is wrong, what would be right."""


@dataclass(frozen=True)
class Target:
    """One figure to be met, with how sure it is."""

    name: str
    what: str  # an outcome, or `standing|area|what` for a share at the end of the common history
    value: float  # the middle of a range
    error: float  # s.d.; a range is taken as equally likely from end to end
    discrepancy: float  # s.d.
    source: str
    low: float
    high: float
    regime: str = "block"
    years: tuple[int, int] | None = None  # from the branch; none: all years
    systems: str = ""  # the needs that an overlap counts
    label: str = "seen"
    use: str = CALIBRATE

    @property
    def fitted(self) -> bool:
        """Whether the calibration may look at it."""
        return self.use == CALIBRATE

    @property
    def variance(self) -> float:
        """How far the figure may lie from the rehearsal: doubt of the figure and discrepancy of the model."""
        return self.error**2 + self.discrepancy**2


@dataclass(frozen=True)
class Targets:
    """What is read of a targets file."""

    path: str
    targets: tuple[Target, ...]
    bounds: tuple[Bounds, ...]

    @property
    def fitted(self) -> tuple[Target, ...]:
        """Give the targets that are fitted to."""
        return tuple(target for target in self.targets if target.fitted)

    @property
    def held_out(self) -> tuple[Target, ...]:
        """Give the targets that are only looked at when all is done."""
        return tuple(target for target in self.targets if not target.fitted)


def read_targets(path: Path) -> Targets:
    """Read and check a targets file. Raises TargetsError with where and what would be right."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise TargetsError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TargetsError(f"{path} is not TOML: {error}") from None
    unknown = sorted(set(data) - {"target", "parameters", "title", "meaning"})
    if unknown:
        raise TargetsError(f"{path}: unknown key {unknown[0]}; it holds [parameters] and [[target]] tables")
    tables = data.get("target", [])
    if not isinstance(tables, list) or not tables:
        raise TargetsError(f"{path}: has no target; write at least one [[target]] table")
    targets = tuple(_target(table, f"{path}, target {n}") for n, table in enumerate(tables, 1))
    names = [target.name for target in targets]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise TargetsError(f"{path}: two targets are named {twice[0]}; give each a name of its own")
    if not any(target.fitted for target in targets):
        raise TargetsError(f"{path}: every target is held out; leave at least one with use = {CALIBRATE!r}")
    try:
        return Targets(str(path), targets, bounds_of(data.get("parameters", {})))
    except BoundsError as error:
        raise TargetsError(f"{path}, [parameters]: {error}") from None


def _target(table: Any, where: str) -> Target:
    if not isinstance(table, Mapping):
        raise TargetsError(f"{where}: must be a table, written under [[target]]")
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise TargetsError(f"{where}: unknown key {unknown[0]}; allowed: {', '.join(sorted(_KEYS))}")
    for key in (*_NEEDED, *(each for each in ("regime", "systems", "label", "use") if each in table)):
        if not isinstance(table.get(key), str) or not table[key]:
            raise TargetsError(f'{where}: needs {key}, a text, such as {key} = "..."')
    where = f"{where} ({table['name']})"
    _refuse_words(table, where)
    value, error, low, high = _figure(table, where)
    discrepancy = _number(table, "discrepancy", where) if "discrepancy" in table else DISCREPANCY * abs(value)
    if discrepancy < 0 or error <= 0:
        raise TargetsError(f"{where}: error must lie above 0, and discrepancy not below 0")
    texts = {key: table[key] for key in ("regime", "systems", "label", "use") if key in table}
    return Target(
        table["name"], table["what"], value, error, discrepancy, table["source"], low, high,
        years=_years(table, where), **texts,
    )  # fmt: skip


def _refuse_words(table: Mapping[str, Any], where: str) -> None:
    what = table["what"]
    if what not in OUTCOMES and not (what.startswith(f"{STANDING}|") and what.count("|") == 2):
        raise TargetsError(
            f"{where}: what = {what!r} is no outcome, nor a share such as 'standing|all|two_plus_given_one'; "
            f"outcomes: {', '.join(OUTCOMES)}"
        )
    if table.get("use", CALIBRATE) not in (CALIBRATE, HELD_OUT):
        raise TargetsError(f"{where}: use is {table['use']!r}; it must be {CALIBRATE!r} or {HELD_OUT!r}")
    try:
        read_regime(table.get("regime", "block"))
    except (RegimeError, OSError) as error:
        raise TargetsError(f"{where}: {error}") from None


def _figure(table: Mapping[str, Any], where: str) -> tuple[float, float, float, float]:
    ranged, valued = {"low", "high"} & set(table), {"value", "error"} & set(table)
    if len(ranged) == 2 and not valued:
        low, high = _number(table, "low", where), _number(table, "high", where)
        if low >= high:
            raise TargetsError(f"{where}: low is {low:g} and high {high:g}; low must lie below high")
        return (low + high) / 2, (high - low) / sqrt(12), low, high
    if len(valued) == 2 and not ranged:
        value, error = _number(table, "value", where), _number(table, "error", where)
        return value, error, value - 1.645 * error, value + 1.645 * error
    raise TargetsError(f"{where}: give either low and high, or value and error (one standard deviation)")


def _number(table: Mapping[str, Any], key: str, where: str) -> float:
    number = table[key]
    if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
        raise TargetsError(f"{where}: {key} must be a number")
    return float(number)


def _years(table: Mapping[str, Any], where: str) -> tuple[int, int] | None:
    if "years" not in table:
        return None
    years = table["years"]
    if not isinstance(years, list) or len(years) != 2 or not all(type(year) is int for year in years):
        raise TargetsError(f"{where}: years is written as [first, end], whole years from the branch, such as [0, 3]")
    if not 0 <= years[0] < years[1]:
        raise TargetsError(f"{where}: years {years} must begin at 0 or later and end after they begin")
    return years[0], years[1]
