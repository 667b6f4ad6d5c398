"""How a rehearsal begins (`docs/model.md` section 6): people are drawn per area, so no chunking matters."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.cells import PUBLISHED_BASE, Layout
from commonweal.lab.kernels.fixed import LEVEL, UNKNOWN
from commonweal.lab.kernels.forms import AREA, CASE, NEVER, PERSON, SELDOM, TEAM
from commonweal.lab.kernels.tallies import TEAM_COLUMNS
from commonweal.lab.state import State
from commonweal.lab.world import K, World, area_coupling

FIRST_PREF = (0.5, 0.12, 0.4, 0.1, 0.3)  # measures per whole-time week until the burn-in has shown them


def begin(layout: Layout, world: World, seed: int) -> State:
    """Draw a place's people and teams.

    Parameters
    ----------
    layout
        A areas and M = 6 A cells.
    world
        Parameters of nature, people and work.
    seed
        Luck of the run; any integer from 0 to 2^63 - 1.

    """
    areas = _areas(layout, world, seed)
    size = int(areas["end"][-1])
    people, cases, seldom = _empty_people(size), _empty_cases(size), np.zeros(size, SELDOM)
    for number, area in enumerate(areas):
        rows = slice(area["first"], area["end"])
        _draw_area(people[rows], seldom[rows], layout, world, seed, number)
    tally = np.zeros((len(layout.cells), TEAM_COLUMNS), np.int64)
    return State(seed, 0, world, people, cases, seldom, _draw_teams(layout, seed), areas, np.array(FIRST_PREF), tally)


def _areas(layout: Layout, world: World, seed: int) -> NDArray[np.void]:
    """Lay areas one after another; coupling spreads over them by a drawn order."""
    count = len(layout.population)
    rank = coupling_order(seed, count)
    areas = np.zeros(count, AREA)
    areas["end"] = np.cumsum(layout.population)
    areas["first"] = areas["end"] - layout.population
    areas["omega"], areas["growth"] = area_coupling(world, rank)
    return areas


def coupling_order(seed: int, areas: int) -> NDArray[np.float64]:
    """Draw where each area stands in the spread of coupling, -1..1 (areas,); the same whenever it is asked for."""
    return _generator(seed, -1).permutation(np.linspace(-1.0, 1.0, areas)) if areas > 1 else np.zeros(1)


def shock_lines(world: World, proneness: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Give the weekly chance of a shock of each person as a line for 32 random bits."""
    chance = np.minimum(world.lam * proneness, 1 - 2.0**-32)
    return np.floor(chance * 2.0**32 + 0.5).astype(np.uint32)


def _generator(seed: int, area: int) -> np.random.Generator:
    """Give the generator of an area's people; area -1 draws what is common to the place, -2 the teams."""
    return np.random.Generator(np.random.Philox(key=[np.uint64(seed), np.uint64(area + 16)]))


def _empty_people(n: int) -> NDArray[np.void]:
    people = np.zeros(n, PERSON)
    people["key"] = np.arange(n)
    people["next_due"] = NEVER
    people["trust"] = int(0.55 * LEVEL + 0.5)
    return people


def _empty_cases(n: int) -> NDArray[np.void]:
    cases = np.zeros((n, K), CASE)
    cases["seen"] = UNKNOWN
    cases["due"] = -1
    return cases


def _levels(values: NDArray[np.float64]) -> NDArray[np.int32]:
    return np.floor(values * LEVEL + 0.5).astype(np.int32)


def _draw_area(
    people: NDArray[np.void], seldom: NDArray[np.void], layout: Layout, world: World, seed: int, area: int
) -> None:
    """Draw an area's people: proneness, own assets, propensities, first needs."""
    draw = _generator(seed, area)
    n, dep = len(people), layout.deprivation[area]
    spread = draw.normal(size=n)
    prone = dep * np.exp(spread - 0.5)
    own = np.clip(0.62 - 0.12 * spread - 0.15 * (dep - 1) + 0.12 * draw.normal(size=n), 0.05, 1.0)
    base = PUBLISHED_BASE if layout.prevalence is None else layout.prevalence[area]
    taste = base * draw.gamma(4, 0.25, K) * np.maximum(draw.gamma(0.8, 1.0, (n, K)), 1e-12)
    taste /= taste.sum(axis=1, keepdims=True)
    people["shock_line"] = shock_lines(world, prone)
    people["own_assets"] = people["assets"] = _levels(own)
    seldom["shock_split"] = np.floor(np.cumsum(taste, axis=1) * 65535 + 0.5).clip(0, 65535)
    seldom["shock_split"][:, K - 1] = 65535
    people["susceptible"] = np.minimum(1.3, 0.3 + 3.2 * taste)
    people["need"] = _first_needs(draw, prone, layout, area)


def _first_needs(draw: np.random.Generator, prone: NDArray[np.float64], layout: Layout, area: int) -> NDArray[np.int32]:
    """Draw first needs: uniform in size; as many serious ones as the place's prevalence says, more among the prone."""
    weight = np.minimum(4.0, prone)
    if layout.prevalence is None:
        chance = 0.06 * weight[:, None] * np.ones(K)
    else:
        chance = 2.0 * layout.prevalence[area] * (weight / weight.mean())[:, None]
    size = draw.random((len(prone), K))
    return np.where(draw.random((len(prone), K)) < chance, _levels(size), 0).astype(np.int32)


def _draw_teams(layout: Layout, seed: int) -> NDArray[np.void]:
    draw = _generator(seed, -2)
    teams = np.zeros(len(layout.cells), TEAM)
    teams["key"] = np.arange(len(teams))
    teams["practice"] = np.clip(layout.practice + 0.08 * draw.normal(size=layout.practice.shape), 0.0, 1.0)
    teams["motivation"] = 0.2 + 0.8 * draw.random(len(teams))
    teams["sight"] = 0.5
    for name in ("fte", "caseload", "skill", "ties", "provider"):
        teams[name] = getattr(layout, name)
    return teams
