"""Freeze what the shipped regimes come to in two small places: `tests/golden/results.json`.

Run by `make golden`. Somebody may have taken one of our numbers to a board, so they move only on purpose:
by this script, and with an entry under "Results change" in CHANGELOG.md that quotes the fingerprint.
"""

import hashlib
import json
import math
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.small import layout  # noqa: E402  # found only after the line above

from commonweal.lab import (  # noqa: E402  # found only after the path is set
    Layout,
    Regime,
    State,
    World,
    begin,
    burn_in,
    lay_out,
    live,
    read_regime,
)
from commonweal.lab.outcomes import window, work_out  # noqa: E402  # found only after the path is set
from commonweal.lab.regime import SHIPPED  # noqa: E402  # found only after the path is set
from commonweal.place import new_place, read_place  # noqa: E402  # found only after the path is set

RESULTS = ROOT / "tests/golden/results.json"
SEED = 1
YEARS = 2
STAFF = 1.2  # whole-time workers per 1,000 people and domain
DIGITS = 10  # of what is kept as a real number: the last ones may differ between processors

Results = dict[str, dict[str, Any]]


def starter() -> Layout:
    """Lay out the starter place of `commonweal new`, cut to 3,000 people and staffed accordingly."""
    with tempfile.TemporaryDirectory() as room:
        place = read_place(new_place(Path(room) / "starter"))
    share = 3000 / sum(area.population for area in place.areas)
    areas = tuple(replace(area, population=round(area.population * share)) for area in place.areas)
    people = sum(area.population for area in areas)
    teams = tuple(replace(team, fte=STAFF * people / 1000) for team in place.teams)
    return lay_out(replace(place, areas=areas, teams=teams), World())


def places() -> dict[str, Layout]:
    """Name two places: one read from a folder; one with rivals in each domain, so that there are tenders."""
    return {"starter": starter(), "rivals": layout(4, 750, STAFF / 1000)}


def years_of(regime: Regime) -> int:
    """Give the years to live: two, or until every step of a path has been lived."""
    return max(YEARS, math.ceil(regime.steps[-1].year - regime.steps[0].year) + 1)


def results() -> Results:
    """Live every shipped regime in each place, from one common history."""
    found = {}
    for name, laid_out in places().items():
        common = begin(laid_out, World(), SEED)
        burn_in(common, read_regime("block"))
        for regime in SHIPPED:
            found[f"{name}, {regime}"] = result(common.copy(), read_regime(regime))
    return found


def result(state: State, regime: Regime) -> dict[str, Any]:
    """Live one regime; gives its outcomes and the fingerprint of the state it ends in."""
    years = years_of(regime)
    history = live(state, regime, years)
    told = work_out(window(history, state, 0, years))
    outcomes = {name: rounded(value) if math.isfinite(value) else None for name, value in told.items()}
    return {"people": state.size, "years": years, "state": fingerprint(state), "outcomes": outcomes}


def rounded(value: float) -> float:
    """Keep the digits that are the same on every processor."""
    return float(f"{value:.{DIGITS}g}")


def fingerprint(state: State) -> str:
    """Hash people, cases and teams field by field: whole numbers exactly, reals to ten digits."""
    told = hashlib.sha256()
    for table in ("people", "seldom", "cases", "teams"):
        for name, column in columns(getattr(state, table)):
            told.update(f"{table}.{name} {column.shape}".encode())
            told.update(as_bytes(column))
    return told.hexdigest()


def columns(table: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Give the fields of a table in the order of their names, so that moving one about changes nothing."""
    for name in sorted(table.dtype.names):
        yield name, table[name]


def as_bytes(column: np.ndarray) -> bytes:
    """Write a column in the same bytes on every machine."""
    if column.dtype.kind == "f":
        return " ".join(f"{value:.{DIGITS}g}" for value in column.astype(float).ravel()).encode()
    return np.ascontiguousarray(column, dtype="<i8").tobytes()


def as_text(found: Results) -> str:
    """Write results as they are kept."""
    return json.dumps(found, indent=1) + "\n"


def kept() -> Results:
    """Read the frozen results."""
    found: Results = json.loads(RESULTS.read_text())
    return found


def short(found: Results) -> str:
    """Give the fingerprint of all results, which an entry of the changelog quotes."""
    return hashlib.sha256(as_text(found).encode()).hexdigest()[:12]


def moved(was: Results, now: Results) -> list[str]:
    """Say what differs between two sets of results, one line each."""
    alone = sorted(was.keys() ^ now.keys())
    lines = [f"{name}: {'no longer there' if name in was else 'new'}" for name in alone]
    for name in [name for name in was if name in now]:
        lines += [f"{name}: {line}" for line in _moved_within(was[name], now[name])]
    return lines


def _moved_within(was: dict[str, Any], now: dict[str, Any]) -> list[str]:
    parts = [part for part in ("people", "years", "state") if was[part] != now[part]]
    lines = [f"{part} was {was[part]}, is {now[part]}" for part in parts]
    before, after = was["outcomes"], now["outcomes"]
    for outcome in dict.fromkeys([*before, *after]):
        a, b = before.get(outcome, "not there"), after.get(outcome, "not there")
        if a != b:
            lines.append(f"{outcome} was {a}, is {b}{_by(a, b)}")
    return lines


def _by(a: Any, b: Any) -> str:
    both = isinstance(a, float) and isinstance(b, float) and a != 0
    return f" ({b / a - 1:+.3%})" if both else ""


def main() -> None:
    """Write the results, and say what moved."""
    was, now = (kept() if RESULTS.exists() else {}), results()
    lines = moved(was, now)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(as_text(now))
    print("\n".join(lines) or "Nothing moved.")
    print(f"\nFingerprint {short(now)}")
    if lines:
        print('Say in CHANGELOG.md, under "Results change", which results moved, by how much and why;')
        print("quote the fingerprint.")


if __name__ == "__main__":
    main()
