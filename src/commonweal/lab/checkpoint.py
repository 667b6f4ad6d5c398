"""Saving a rehearsal in mid-run and going on from there: the same bits as if it had never stopped."""

import json
import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from commonweal import __version__
from commonweal.lab.kernels.forms import AREA, CASE, PERSON, SELDOM, TEAM
from commonweal.lab.state import State
from commonweal.lab.world import World, world_with

FORMAT = 1
_ARRAYS = {"people": PERSON, "cases": CASE, "seldom": SELDOM, "teams": TEAM, "areas": AREA, "pref": None, "tally": None}


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
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            arrays = {name: getattr(state, name) for name in _ARRAYS}
            np.savez(file, about=np.array(json.dumps(about)), **arrays)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load(path: str | Path, place_hash: str | None = None) -> State:
    """Read a state back.

    Raises CheckpointError if the file is none of ours, of another format, or of another place than `place_hash`.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            about = json.loads(str(file["about"]))
            arrays = {name: file[name] for name in _ARRAYS}
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise CheckpointError(f"{path}: no saved rehearsal can be read from it ({error})") from None
    _check(path, about, arrays, place_hash)
    return State(
        seed=about["seed"],
        week=about["week"],
        world=world_with(about["world"], World()),
        level=about["level"],
        looks_known=about["looks_known"],
        **arrays,
    )


def _check(path: str | Path, about: dict[str, object], arrays: dict[str, np.ndarray], place_hash: str | None) -> None:
    if about.get("format") != FORMAT:
        raise CheckpointError(f"{path}: saved in format {about.get('format')}; this version reads format {FORMAT}")
    if place_hash is not None and about.get("place") != place_hash:
        raise CheckpointError(f"{path}: saved from another place, or the place has changed since")
    for name, dtype in _ARRAYS.items():
        if dtype is not None and arrays[name].dtype != dtype:
            raise CheckpointError(f"{path}: its {name} are laid out otherwise (saved by version {about.get('version')})")
