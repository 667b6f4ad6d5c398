"""Ties made by hand for tests of the lens of ties."""

from datetime import date
from typing import Any

import numpy as np

WHEN = date(2024, 5, 1)


def tie(a: str, b: str, **said: Any) -> dict[str, Any]:
    return {"from_service": a, "to_service": b, "date": WHEN, "kind": "works_with"} | said


def both(a: str, b: str, **said: Any) -> list[dict[str, Any]]:
    return [tie(a, b, **said), tie(b, a, **said)]


def at_random(
    names: list[str], share: float, seed: int = 1, when: date = WHEN, trust: tuple[float, float] = (0.4, 0.9)
) -> list[dict[str, Any]]:
    """Ties each way by chance, with trust between two bounds."""
    luck = np.random.default_rng(seed)
    rows = []
    for a in names:
        for b in names:
            if a != b and luck.random() < share:
                rows.append(tie(a, b, date=when, trust=float(luck.uniform(*trust)), strength=float(luck.random())))
    return rows
