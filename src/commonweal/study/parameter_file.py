"""The dated parameter file that a calibration leaves, and its evidence beside it; never in the place's own folder."""

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.lab import PARAMETERS
from commonweal.lenses.report import write_page
from commonweal.study.calibrate import Calibration, scenario
from commonweal.study.identified import identified
from commonweal.study.version import version

COLUMNS = ("name", "value", "unit", "meaning", "source", "certainty")
DIGITS = 6


class ParameterFileError(ValueError):
    """A folder that the file cannot be written to."""


def refuse_folder(out: Path, place: Path, today: datetime.date) -> None:
    """Raise ParameterFileError for a folder inside the place's, or one that holds today's file already."""
    if out.resolve() == place.resolve() or place.resolve() in out.resolve().parents:
        raise ParameterFileError(f"--out {out} lies inside the place {place}, which is never changed; give another")
    if out.exists() and not out.is_dir():
        raise ParameterFileError(f"--out {out} is a file; give a folder")
    for path in _paths(out, today):
        if path.exists():
            raise ParameterFileError(f"{path} is there already, and is not written over; give another --out")


def write_parameters(found: Calibration, out: Path, command: str, today: datetime.date) -> tuple[Path, ...]:
    """Write the evidence and, if anything is left, the parameters; gives the paths written."""
    parameters, evidence = _paths(out, today)
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(_evidence(found, command, today), indent=1, ensure_ascii=False, allow_nan=False)
    write_page(text + "\n", evidence)
    if found.typical is None:
        return (evidence,)
    write_page(parameters_text(found, command, today, evidence.name), parameters)
    return parameters, evidence


def parameters_text(found: Calibration, command: str, today: datetime.date, evidence: str) -> str:
    """Give the file's text: the place's own rows, with those fitted in their stead."""
    rows: dict[str, tuple[str, ...]] = {
        row.name: (row.name, f"{row.value:g}", row.unit, row.meaning, row.source, row.certainty)
        for row in found.place.parameters
    }
    rows |= {row[0]: row for row in _fitted(found, command, today, evidence)}
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    lines.writerows(rows.values())
    return text.getvalue()


def _fitted(found: Calibration, command: str, today: datetime.date, evidence: str) -> list[tuple[str, ...]]:
    assert found.typical is not None
    to = "; ".join(target.name for target in found.targets.fitted)
    point = found.drawn[found.typical]
    rows: list[tuple[str, ...]] = []
    for bound, value, known in zip(found.targets.bounds, point, identified(found.matched), strict=True):
        unit, _, _, meaning = PARAMETERS[bound.name]
        doubt = "" if known.identified else "; not identified by these targets"
        source = (
            f"fitted {today} to {to}; 90% {known.low:.4g} to {known.high:.4g}{doubt}; by `{command}`; see {evidence}"
        )
        rows.append((bound.name, f"{value:.{DIGITS}g}", unit, meaning, source, "derived"))
    names = {bound.name for bound in found.targets.bounds}
    if "omega" in names and "c" not in names:  # as in the runs: coupling moves where pressure comes from, not how much
        unit, _, _, meaning = PARAMETERS["c"]
        growth = scenario(found.targets.bounds, point).world(found.place).c
        source = f"follows omega so that pressure adds up to what it did (lab/world.py EQUAL_BURDEN); see {evidence}"
        rows.append(("c", f"{growth:.{DIGITS}g}", unit, meaning, source, "derived"))
    return rows


def _evidence(found: Calibration, command: str, today: datetime.date) -> dict[str, Any]:
    matched, names = found.matched, [bound.name for bound in found.targets.bounds]
    return {
        "made": str(today),
        "command": command,
        "version": version(),
        "seed": found.seed,
        "size": vars(found.size),
        "place": {"name": found.place.name, "sha256": found.place.hash},
        "ranges": {bound.name: [bound.low, bound.high] for bound in found.targets.bounds},
        "targets": [vars(target) for target in found.targets.targets],
        "waves": [vars(wave) for wave in matched.waves],
        "runs": [
            {"parameters": _named(names, point), "outputs": _named([t.name for t in found.targets.fitted], outputs)}
            for point, outputs in zip(matched.run_at, matched.outputs, strict=True)
        ],
        "left": [
            {"parameters": _named(names, point), "one_run": _named([t.name for t in found.targets.targets], outputs),
             "implausibility": _named([t.name for t in found.targets.fitted], _implausible(found, point))}
            for point, outputs in zip(found.drawn, found.fresh, strict=True)
        ],
    }  # fmt: skip


def _implausible(found: Calibration, point: Any) -> Any:
    return found.matched.implausibility[int(np.abs(found.matched.candidates - point).sum(axis=1).argmin())]


def _named(names: list[str], values: Any) -> dict[str, float | None]:
    return {
        name: float(f"{value:.{DIGITS}g}") if np.isfinite(value) else None
        for name, value in zip(names, values, strict=True)
    }


def _paths(out: Path, today: datetime.date) -> tuple[Path, Path]:
    return out / f"parameters-{today}.csv", out / f"parameters-{today}-evidence.json"
