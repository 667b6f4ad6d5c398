"""Small made-up places for the docking model's own tests. The world's figures here are for tests only."""

import numpy as np

from .units import CREDIT, DOMAINS, LEVEL, NONE, OPEN, UNKNOWN, WAITING

WORLD = {
    "omega": 0.3, "c": 0.11, "r0": 0.01, "r1": 0.03, "lam": 0.01, "shock_lo": 0.1, "shock_hi": 0.5,
    "move": 0.001, "ka": 0.02, "kpeer": 0.4, "kah": 0.02, "a_shock": 0.1, "hmax": 0.2, "e0": 2.0, "kg": 0.02,
    "rel": 6.0, "seek": 0.5, "renege": 0.02, "drop": 0.02, "load": 0.2, "arrive": 0.5, "ktr": 1.0,
    "tpeer": 0.5, "e_ref": 0.8, "elas": 0.2, "assess_h": 1.5, "rec_h": 0.3, "fu_h": 0.5, "liaison": 0.02,
    "tau_c": 0.3, "obs": 0.08, "obs_v": 0.05, "alpha_v": 0.2, "memory": 0.5, "kap_w": 0.05,
    "wait_target": 6, "wait_base": 0.5, "tacit": 0.6, "vref": 0.05, "gen_skill": 0.3, "tau0": 0.01,
    "sigma": 0.06, "eta": 1.0, "imit": 0.2, "door": 0.02, "handoffs": 1, "lend": 1.0, "kT": 1.0,
    "tilt_scale": 1.0, "pooling": 1, "paying": 1, "tendering": 1,
}  # fmt: skip

NAMES = (
    "proxy", "breadth", "follow", "wait_w", "rec", "control", "comp", "pool", "learn", "feedback", "coloc",
    "coprod", "perm", "pbr", "open_door", "level",
)  # fmt: skip


def dials(**given: float) -> dict[str, float]:
    """All dials at 0 but those given."""
    assert set(given) <= set(NAMES)
    return {name: given.get(name, 0) for name in NAMES}


REGIMES = {
    "block": dials(),
    "targets": dials(proxy=1, wait_w=0.2, rec=0.2, control=0.4, comp=0.6, level=1),
    "alliance": dials(
        learn=0.06, feedback=0.7, pool=0.5, coloc=0.5, coprod=0.5, perm=0.6, open_door=0.1, level=2,
    ),
    "everything": dials(
        proxy=1, breadth=0.4, follow=0.5, wait_w=0.2, rec=0.2, control=0.2, comp=1, pool=0.5, learn=0.05,
        feedback=0.7, coloc=0.5, coprod=0.5, perm=0.5, pbr=0.5, open_door=0.1, level=1,
    ),
}  # fmt: skip

START = (0.3125, 0.7917, 0.3, 0.3824, 0.757, 0.35, 0.5, 0.5)


def place(areas: int = 2, people: int = 200, week: int = 208, seed: int = 1) -> dict[str, np.ndarray]:
    """A snapshot of a made-up place at the start of a cycle: all keys, shapes and types of the engine's."""
    rng = np.random.default_rng(seed)
    n, m = areas * people, areas * DOMAINS
    snapshot = someone(rng, n) | cases(rng, n, week) | teams(rng, m)
    snapshot |= {
        "area_start": np.arange(0, n + 1, people, dtype=np.int64),
        "provider": (np.arange(m) // DOMAINS % 2 * DOMAINS + np.arange(m) % DOMAINS).astype(np.int64),
        "looks_known": np.zeros(1, np.int64),
        "level": np.zeros(1, np.int64),
        "pref": rng.uniform(0.01, 0.1, 5),
        "omega": rng.uniform(0.1, 0.5, areas),
        "growth": rng.uniform(0.1, 0.12, areas),
        "coupling": coupling(rng),
    }
    return snapshot


def coupling(rng) -> np.ndarray:
    W = rng.uniform(0.1, 1, (DOMAINS, DOMAINS))
    np.fill_diagonal(W, 0)
    return W / W.sum(axis=1, keepdims=True)


def someone(rng, n: int) -> dict[str, np.ndarray]:
    """People: some in need, most not."""

    def levels(low, high, shape):
        return (rng.uniform(low, high, shape) * LEVEL).astype(np.int32)

    split = np.sort(rng.integers(0, 65536, (n, DOMAINS)), axis=1)
    split[:, -1] = 65535
    need = levels(0, 1, (n, DOMAINS)) * (rng.random((n, DOMAINS)) < 0.3)
    own = levels(0.1, 1, n)
    return {
        "person_key": np.arange(n, dtype=np.int64),
        "need": need.astype(np.int32),
        "assets": own.copy(),
        "trust": levels(0.2, 0.8, n),
        "own_assets": own,
        "shock_line": (rng.exponential(0.02, n).clip(0, 0.5) * 2**32).astype(np.uint32),
        "shock_split": split.astype(np.uint16),
        "susceptible": rng.uniform(0.3, 1.3, (n, DOMAINS)).astype(np.float32),
        "help": np.zeros((n, DOMAINS), np.int32),
        "help_assets": np.zeros(n, np.int32),
    }


def cases(rng, n: int, week: int) -> dict[str, np.ndarray]:
    """A few cases open, a few waiting, some closed not long ago."""
    shape = (n, DOMAINS)
    status = rng.choice([NONE, WAITING, OPEN], shape, p=[0.9, 0.04, 0.06])
    closed = (status == NONE) & (rng.random(shape) < 0.1)
    known = closed | (status != NONE)
    view = (rng.uniform(0, 1, shape) * LEVEL).astype(np.int64)
    return {
        "status": status.astype(np.int8),
        "weeks": np.where(status == NONE, 0, rng.integers(0, 20, shape)).astype(np.int16),
        "with_worker": np.where(status == OPEN, rng.integers(0, 10, shape), 0).astype(np.int16),
        "episode": np.where(known, week - 30, 0).astype(np.int32),
        "need_at_start": np.where(known, view, 0).astype(np.int32),
        "seen": np.where(known, view, UNKNOWN).astype(np.int32),
        "due": np.where(closed, week + rng.integers(0, 26, shape), -1).astype(np.int32),
        "due_kind": np.where(closed, rng.integers(1, 3, shape), 0).astype(np.int8),
    }


def teams(rng, m: int) -> dict[str, np.ndarray]:
    """Teams big enough to work, small enough to have a waiting list."""
    skill = np.full((m, DOMAINS), 0.35)
    skill[np.arange(m), np.arange(m) % DOMAINS] = 0.8
    return {
        "team_key": np.arange(m, dtype=np.int64),
        "practice": np.clip(np.array(START) + 0.08 * rng.normal(size=(m, 8)), 0, 1),
        "fte": rng.uniform(0.25, 0.6, m),
        "caseload": rng.uniform(8.0, 12.0, m),
        "motivation": rng.uniform(0.2, 1.0, m),
        "price": rng.uniform(0.0, 0.05, m),
        "looks": np.zeros(m),
        "sight": rng.uniform(0.0, 1.0, m),
        "skill": skill,
        "ties": rng.uniform(0.1, 0.6, (m, DOMAINS)),
        "credit": (rng.normal(size=(m, 8)) * CREDIT).astype(np.int64),
        "listed": rng.integers(0, 20, m),
        "handed_in": rng.integers(0, 2, m),
        "paid_history": rng.uniform(0.5, 1.5, (4, m)),
        "counts": np.zeros((m, 5), np.int64),
        "seen_change": np.zeros(m, np.int64),
        "pay": np.zeros(m, np.int64),
        "hours": np.zeros(m),
        "load": np.zeros(m, np.int64),
    }
