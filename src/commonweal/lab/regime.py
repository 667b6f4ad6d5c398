"""Regimes: ways of commissioning, as TOML diffs on a named baseline, perhaps changing over the years.

A regime file holds `name`, `base`, `[dials]`, and for a schedule `start` (the year in which the run begins, default 0)
and `[[step]]` tables, each with a `year` and dials. Dials move in a straight line from one step to the next;
`level` (who learns) changes at its step. A dial that a step does not name stays as it was.
"""

import hashlib
import json
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

from commonweal.lab.dials import DIALS, Dials

SHIPPED = ("block", "targets", "alliance", "plymouth-path")
_KEYS = {"name", "base", "meaning", "start", "dials", "step"}
_DEEPEST = 8  # bases on bases


class RegimeError(ValueError):
    """A regime file that cannot be used: what is wrong, where, and what would be right."""


@dataclass(frozen=True)
class Step:
    """Dials as they stand in a year; between steps they move in a straight line."""

    year: float
    dials: Dials


@dataclass(frozen=True)
class Regime:
    """A way of commissioning: dials, perhaps changing over the years. It never names an outcome."""

    name: str
    base: str
    meaning: str
    steps: tuple[Step, ...]

    @property
    def hash(self) -> str:
        """Identify the dials, whatever the regime is called (SHA-256, hexadecimal)."""
        plain = [[step.year - self.steps[0].year, *step.dials] for step in self.steps]
        return hashlib.sha256(json.dumps(plain).encode()).hexdigest()

    def with_dials(self, dials: Mapping[str, float]) -> "Regime":
        """Give the same regime with some dials set, at every step of its schedule."""
        steps = tuple(replace(step, dials=step.dials._replace(**dials)) for step in self.steps)
        return replace(self, steps=steps)

    def dials_at(self, years: float) -> Dials:
        """Give the dials `years` after the run began."""
        year = self.steps[0].year + years
        before = [step for step in self.steps if step.year <= year]
        after = [step for step in self.steps if step.year > year]
        if not after:
            return before[-1].dials
        share = (year - before[-1].year) / (after[0].year - before[-1].year)
        pairs = zip(before[-1].dials, after[0].dials, strict=True)
        moved = Dials(*(a + share * (b - a) for a, b in pairs))
        return moved._replace(level=before[-1].dials.level)


def read_regime(name_or_path: str | Path) -> Regime:
    """Read a shipped regime by name, or a file by path.

    Raises RegimeError with one clear message for an unknown name, an unknown key, or a value out of range.
    """
    return _read(str(name_or_path), depth=0)


def _read(name_or_path: str, depth: int) -> Regime:
    if depth > _DEEPEST:
        raise RegimeError(f"regime {name_or_path}: its bases lead in a circle or deeper than {_DEEPEST}")
    text, where = _text_of(name_or_path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegimeError(f"{where}: not TOML: {error}") from None
    return _made(data, name_or_path, where, depth)


def regime_of(table: Mapping[str, Any], beside: Path, where: str) -> Regime:
    """Make a regime of a table that holds what a regime file holds; a base that is a path lies beside `beside`.

    Raises RegimeError, naming `where`, as `read_regime` does.
    """
    return _made(table, str(beside), where, depth=0)


def _made(data: Mapping[str, Any], name_or_path: str, where: str, depth: int) -> Regime:
    _refuse_unknown(data, _KEYS, where, "key")
    name = str(data.get("name") or Path(name_or_path).stem)
    base = data.get("base")
    root = name_or_path if base is None else str(base)
    start_dials = Dials() if base is None else _read(_beside(root, name_or_path), depth + 1).steps[-1].dials
    return Regime(name, "" if base is None else root, str(data.get("meaning", "")), _steps(data, start_dials, where))


def _text_of(name_or_path: str) -> tuple[str, str]:
    if name_or_path in SHIPPED:
        return resources.files("commonweal.lab.regimes").joinpath(f"{name_or_path}.toml").read_text("utf-8"), (
            f"regime {name_or_path}"
        )
    path = Path(name_or_path)
    if not path.is_file():
        raise RegimeError(
            f"regime {name_or_path!r}: not one of the shipped regimes ({', '.join(SHIPPED)}) and no file of that name"
        )
    try:
        return path.read_text("utf-8-sig"), str(path)
    except (OSError, UnicodeDecodeError) as error:
        raise RegimeError(f"{path}: cannot be read as UTF-8 text: {error}") from None


def _beside(base: str, child: str) -> str:
    """Look for a base that is a path beside the file that names it."""
    if base in SHIPPED or Path(base).is_absolute():
        return base
    return str(Path(child).parent / base)


def _steps(data: Mapping[str, Any], start: Dials, where: str) -> tuple[Step, ...]:
    first = Step(_number(data.get("start", 0), "start", where), _with(start, data.get("dials", {}), f"{where} [dials]"))
    steps = [first]
    listed = data.get("step", [])
    if not isinstance(listed, list):
        raise RegimeError(f"{where}: steps are written as [[step]], each with a year and dials")
    for number, table in enumerate(listed, 1):
        here = f"{where} [[step]] {number}"
        if not isinstance(table, dict) or "year" not in table:
            raise RegimeError(f"{here}: needs a year, such as year = {first.year + 5:g}")
        year = _number(table["year"], "year", here)
        if year <= steps[-1].year:
            raise RegimeError(f"{here}: year {year:g} must be later than {steps[-1].year:g}, the step before it")
        dials = {key: value for key, value in table.items() if key not in {"year", "dials"}}
        also = table.get("dials", {})
        if not isinstance(also, dict):
            raise RegimeError(f"{here}: dials are written as name = number")
        steps.append(Step(year, _with(steps[-1].dials, {**dials, **also}, here)))
    return tuple(steps)


def _with(base: Dials, changes: Any, where: str) -> Dials:
    if not isinstance(changes, dict):
        raise RegimeError(f"{where}: dials are written as name = number")
    _refuse_unknown(changes, set(DIALS), where, "dial")
    numbers = {}
    for name, value in changes.items():
        lowest, highest, meaning, _ = DIALS[name]
        number = _number(value, name, where)
        if not lowest <= number <= highest:
            raise RegimeError(f"{where}: {name} ({meaning}) is {number:g}; it must lie in {lowest:g}..{highest:g}")
        if name == "level" and number not in (0, 1, 2):
            raise RegimeError(f"{where}: level is {number:g}; it must be 0 (team), 1 (provider) or 2 (commissioner)")
        numbers[name] = number
    return base._replace(**numbers)


def _number(value: Any, name: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RegimeError(f"{where}: {name} is {value!r}; it must be a number, and finite")
    return float(value)


def _refuse_unknown(table: Mapping[str, Any], allowed: set[str], where: str, what: str) -> None:
    unknown = sorted(set(table) - allowed)
    if unknown:
        raise RegimeError(
            f"{where}: unknown {what} {', '.join(map(repr, unknown))}; allowed: {', '.join(sorted(allowed))}"
        )
