"""Saving a rehearsal in mid-run and going on from there: the same bits as if it had never stopped."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from commonweal import __version__
from commonweal.lab.kernels.forms import AREA, CASE, PERSON, SELDOM, TEAM
from commonweal.lab.kernels.tallies import TEAM_COLUMNS
from commonweal.lab.state import State
from commonweal.lab.world import K, World, world_with
from commonweal.record.whole_file import whole_file

FORMAT = 1
_ARRAYS = {
    "people": PERSON, "cases": CASE, "seldom": SELDOM, "teams": TEAM, "areas": AREA,
    "pref": np.dtype("f8"), "tally": np.dtype("i8"),
}  # fmt: skip


class CheckpointError(ValueError):
    """A file that does not hold a rehearsal that this version can go on from."""


def save(state: State, path: str | Path, place_hash: str) -> None:
    """Write a state to a file; whole or not at all."""
    path = Path(path)
    about = {
        "format": FORMAT,
        "version": __version__,
        "place": place_hash,
        "seed": state.seed,
        "week": state.week,
        "level": state.level,
        "looks_known": state.looks_known,
        "world": state.world._asdict(),
    }
    arrays = {name: getattr(state, name) for name in _ARRAYS}
    with whole_file(path) as file:
        np.savez(file, about=np.array(json.dumps(about)), **arrays)


def load(path: str | Path, place_hash: str | None = None) -> State:
    """Read a state back.

    Raises CheckpointError if the file is none of ours, of another format, or of another place than `place_hash`.
    """
    about, arrays = _read(path)
    _check(path, about, arrays, place_hash)
    return State(
        seed=int(about["seed"]),
        week=int(about["week"]),
        world=_world(path, about),
        level=int(about["level"]),
        looks_known=bool(about["looks_known"]),
        **arrays,
    )


def _read(path: str | Path) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    try:
        with np.load(path, allow_pickle=False) as file:
            about = dict(json.loads(str(file["about"])))
            return about, {name: file[name] for name in _ARRAYS}
    except OSError as error:
        raise CheckpointError(f"{path}: no saved rehearsal can be read from it ({error.strerror or error})") from None
    except Exception as error:  # a damaged or foreign file makes its readers fail in a dozen ways
        what = type(error).__name__
        raise CheckpointError(
            f"{path}: no saved rehearsal, or a damaged one ({what}); give a file that --save wrote"
        ) from None


def _check(path: str | Path, about: dict[str, Any], arrays: dict[str, np.ndarray], place_hash: str | None) -> None:
    if about.get("format") != FORMAT:
        raise CheckpointError(f"{path}: saved in format {about.get('format')}; this version reads format {FORMAT}")
    if place_hash is not None and about.get("place") != place_hash:
        raise CheckpointError(f"{path}: saved from another place, or the place has changed since")
    people, teams = len(arrays["people"]), len(arrays["teams"])
    shapes = {
        "people": (people,), "cases": (people, K), "seldom": (people,), "teams": (teams,), "areas": (teams // K,),
        "pref": (5,), "tally": (teams, TEAM_COLUMNS),
    }  # fmt: skip
    for name, dtype in _ARRAYS.items():
        if arrays[name].dtype != dtype or arrays[name].shape != shapes[name]:
            raise CheckpointError(
                f"{path}: its {name} are laid out otherwise (saved by version {about.get('version')})"
            )


def _world(path: str | Path, about: dict[str, Any]) -> World:
    """Give the saved parameters; a world that knows others would not go on to the same bits."""
    saved = about["world"]
    if set(saved) != set(World._fields):
        other = ", ".join(sorted(set(saved) ^ set(World._fields)))
        raise CheckpointError(f"{path}: saved by version {about.get('version')}, whose world differs in {other}")
    return world_with(saved)
