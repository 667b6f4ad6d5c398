"""Saved in mid-run and gone on from, it is as if the run had never stopped."""

import json
import os

import numpy as np
import pytest

from commonweal.lab import read_regime, run_weeks
from commonweal.lab.checkpoint import CheckpointError, load, save
from commonweal.lab.world import World

from .places import ALL_ON, burnt_in, same
from .records import REGIMES, start_state

PLACE = "0" * 64
PATH = read_regime("plymouth-path")


@pytest.fixture(scope="module")
def branch():
    return start_state()


def path_dials(week: int):
    return PATH.dials_at((week - 208) / 52)


WAYS = {name: (lambda week, dials=dials: dials) for name, dials in REGIMES.items()} | {
    "plymouth-path": path_dials
}


@pytest.mark.parametrize("weeks", [0, 1, 7, 13, 45])
@pytest.mark.parametrize("name", WAYS)
def test_going_on_is_as_if_never_stopped(branch, tmp_path, name, weeks):
    whole, part = branch.copy(), branch.copy()
    run_weeks(whole, WAYS[name], 60)
    if weeks:
        run_weeks(part, WAYS[name], weeks)
    save(part, tmp_path / "saved.npz", PLACE)
    again = load(tmp_path / "saved.npz", PLACE)
    assert same(again, part) == []
    assert (again.seed, again.world) == (part.seed, part.world)
    run_weeks(again, WAYS[name], 60 - weeks)
    assert same(again, whole) == []


def test_what_is_saved_in_the_common_history_goes_on_too(tmp_path):
    """Before it ends nothing depends on a branch."""
    state = burnt_in(1, 60)
    state.week = 5
    save(state, tmp_path / "saved", PLACE)
    assert load(tmp_path / "saved").week == 5


def test_every_field_of_a_state_comes_back(branch, tmp_path):
    state = branch.copy()
    state.level, state.looks_known, state.seed = 2, False, 2**63 - 1
    state.world = World(omega=1 / 3, tau0=1e-17)
    save(state, tmp_path / "saved", PLACE)
    back = load(tmp_path / "saved", PLACE)
    assert (back.level, back.looks_known, back.seed, back.world) == (2, False, 2**63 - 1, state.world)
    for name in ("people", "cases", "seldom", "teams", "areas", "pref", "tally"):
        assert getattr(back, name).dtype == getattr(state, name).dtype
        assert getattr(back, name).flags.writeable


def refused(path, *words: str, place: str | None = PLACE) -> None:
    with pytest.raises(CheckpointError) as caught:
        load(path, place)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    for word in words:
        assert word in message


@pytest.fixture
def saved(branch, tmp_path):
    save(branch, tmp_path / "saved.npz", PLACE)
    return tmp_path / "saved.npz"


def rewrite(path, about=None, **arrays) -> None:
    """Change what a file says of itself, or an array."""
    with np.load(path) as file:
        held = dict(file.items())
    said = json.loads(str(held.pop("about")))
    said.update(about or {})
    np.savez(path, about=np.array(json.dumps(said)), **(held | arrays))


def test_another_place_is_refused(saved):
    refused(saved, "another place", place="1" * 64)
    assert load(saved).week == 208  # whoever does not ask is not told


def test_another_format_is_refused(saved):
    rewrite(saved, {"format": 99})
    refused(saved, "format 99", "reads format 1")


def test_another_layout_is_refused(saved, branch):
    rewrite(saved, teams=np.zeros(24))
    refused(saved, "its teams are laid out otherwise")


@pytest.mark.parametrize("name", ["people", "cases", "seldom", "areas", "pref", "tally"])
def test_arrays_that_do_not_fit_together_are_refused(saved, branch, name):
    """The kernels look no array over: what does not fit must not reach them."""
    rewrite(saved, **{name: getattr(branch, name)[:-1]})
    refused(saved, "laid out otherwise")


def test_parameters_that_this_version_does_not_know_are_refused(saved, branch):
    world = branch.world._asdict()
    world["luck_of_the_irish"] = world.pop("omega")
    rewrite(saved, {"world": world})
    refused(saved, "luck_of_the_irish", "omega")


def test_a_file_that_is_none_of_ours_is_refused(tmp_path, saved):
    refused(tmp_path / "nowhere", "No such file")
    refused(tmp_path, "directory")
    for name, content in (("empty", b""), ("text", b"hello\n" * 100), ("bytes", bytes(range(256)))):
        (tmp_path / name).write_bytes(content)
        refused(tmp_path / name, "no saved rehearsal")
    np.save(tmp_path / "array.npy", np.zeros(3))
    refused(tmp_path / "array.npy", "no saved rehearsal")
    np.savez(tmp_path / "arrays.npz", people=np.zeros(3))
    refused(tmp_path / "arrays.npz", "no saved rehearsal")
    np.savez(tmp_path / "odd.npz", about=np.array("[1, 2]"))
    refused(tmp_path / "odd.npz", "no saved rehearsal")


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9, 0.9999])
def test_a_torn_file_is_refused(saved, share):
    content = saved.read_bytes()
    saved.write_bytes(content[: int(len(content) * share)])
    refused(saved, "no saved rehearsal")


def test_a_damaged_byte_is_found_or_does_no_harm(saved, branch):
    """Sums over each array guard it; a byte outside them (a date in the archive) means nothing."""
    content = saved.read_bytes()
    draw = np.random.default_rng(1)
    found = 0
    places = np.concatenate([draw.integers(0, len(content), 40), len(content) - draw.integers(1, 800, 40)])
    for place in places:
        damaged = bytearray(content)
        damaged[place] ^= 0xFF
        saved.write_bytes(damaged)
        try:
            assert same(load(saved, PLACE), branch) == []
        except CheckpointError:
            found += 1
    assert found > 60


def test_saving_is_whole_or_not_at_all(saved, branch, monkeypatch):
    before, other = saved.read_bytes(), branch.copy()
    run_weeks(other, lambda week: ALL_ON, 1)

    def tear(file, **arrays):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(np, "savez", tear)
        with pytest.raises(OSError, match="No space"):
            save(other, saved, PLACE)
    assert saved.read_bytes() == before
    assert os.listdir(saved.parent) == [saved.name]
    save(other, saved, PLACE)
    assert load(saved, PLACE).week == 209
    assert os.listdir(saved.parent) == [saved.name]
