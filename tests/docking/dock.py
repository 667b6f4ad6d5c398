"""Comparing two snapshots, variable by variable: what docking means, to the last place."""

from dataclasses import dataclass

import numpy as np

# Doubles may be added up in another order on the other side, so a rounded value may differ in its last place.
NEARLY = {
    "need": 2, "assets": 2, "trust": 2, "help": 2, "help_assets": 2, "need_at_start": 2, "seen": 2,
    "credit": 64, "pay": 64,
}  # fmt: skip
SUMS = {"seen_change": 64, "counts": 64}  # sums of levels over many cases: a last place for some of them
RELATIVE, TINY = 1e-9, 1e-14


@dataclass(frozen=True)
class Difference:
    """The first place where the two part."""

    week: int
    variable: str
    row: tuple[int, ...]
    engine: object
    docking: object

    def __str__(self) -> str:
        return (
            f"week {self.week}: {self.variable}{list(self.row)} is {self.engine!r} in the engine, "
            f"{self.docking!r} in the docking model"
        )


def agree(name: str, engine: np.ndarray, docking: np.ndarray) -> np.ndarray:
    """Where the two agree, element by element."""
    if np.issubdtype(docking.dtype, np.floating):
        gap = np.abs(engine - docking)
        return gap <= RELATIVE * np.abs(docking) + TINY
    within = NEARLY.get(name, SUMS.get(name, 0))
    gap = np.abs(engine.astype(np.int64) - docking.astype(np.int64))
    if name == "counts":
        return gap <= np.array([0, within, 0, within, 0])
    return gap <= within


def first_difference(week: int, engine: dict, docking: dict) -> Difference | None:
    """The first variable, in the docking model's order, that differs; None if all agree."""
    missing = set(docking) - set(engine)
    assert not missing, f"the engine's snapshot lacks {sorted(missing)}"
    for name, ours in docking.items():
        theirs = np.asarray(engine[name])
        assert theirs.shape == ours.shape, f"week {week}: {name} is {theirs.shape} there, {ours.shape} here"
        apart = np.argwhere(~agree(name, theirs, ours))
        if len(apart):
            row = tuple(int(i) for i in apart[0])
            return Difference(week, name, row, theirs[row].item(), ours[row].item())
    return None


def dock(engine, model, weeks: int) -> Difference | None:
    """Let both live the same weeks; return the first difference, naming the week just lived."""
    for _ in range(weeks):
        week = model.week
        engine.step()
        model.step()
        difference = first_difference(week, engine.snapshot(), model.snapshot())
        if difference:
            return difference
    return None
