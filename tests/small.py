"""A small place for tests of the lab: made up, quick, with two providers a domain and waiting lists."""

import numpy as np

from commonweal.lab.cells import PUBLISHED_BASE, START, Cell, Layout
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.place import DOMAINS


def layout(areas: int = 2, people: int = 200, fte_per_person: float = 0.0012) -> Layout:
    """Give `areas` areas of `people` people; `fte_per_person` is staff of one domain per head (2.4 per 2,000)."""
    teams = areas * 6
    weight = 0.7 + 0.3 * PUBLISHED_BASE / PUBLISHED_BASE.mean()
    fte = np.tile(weight / weight.mean(), areas) * fte_per_person * people
    provider = np.array([m % 6 * 2 + (m // 6 >= areas / 2) for m in range(teams)], np.int64)
    skill = np.full((teams, 6), 0.5)
    skill[np.arange(teams), np.arange(teams) % 6] = 0.85
    return Layout(
        cells=tuple(
            Cell(f"t{m}", f"Team {m}", f"p{provider[m]}", DOMAINS[m % 6], f"a{m // 6}", ((f"t{m}", fte[m]),))
            for m in range(teams)
        ),
        population=np.full(areas, people, np.int64),
        deprivation=np.linspace(0.6, 1.4, areas) if areas > 1 else np.ones(1),
        fte=fte,
        caseload=np.full(teams, 13.0),
        provider=provider,
        providers=tuple(f"p{p}" for p in range(12)),
        skill=skill,
        ties=np.full((teams, 6), 0.3),
        practice=np.tile((START - LOWEST) / (HIGHEST - LOWEST), (teams, 1)),
        prevalence=None,
    )
