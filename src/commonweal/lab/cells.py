"""A place as the lab needs it: areas, and one team per area and domain (a cell).

A team that serves the whole place is rehearsed as one branch per area, its staff shared by population; teams that
share an area and domain are rehearsed as one, under the largest one's provider (decision 0004).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.lab.world import World
from commonweal.place import DOMAINS, Place

K = len(DOMAINS)
START = np.array([0.25, 1.05, 0.3, 0.28, np.log(52.0), 0.35, 0.0, 20.0])  # practice at the start (assumed)
PUBLISHED_BASE = np.array([1.0, 1.1, 1.5, 0.8, 0.8, 1.2])  # domain propensity where a place gives no prevalence
FIRST_TIE = 0.3


@dataclass(frozen=True)
class Cell:
    """A team as rehearsed: one area, one domain."""

    id: str
    name: str
    provider: str
    domain: str
    area: str
    members: tuple[tuple[str, float], ...]  # place team ids and their whole-time workers here


@dataclass(frozen=True)
class Layout:
    """A place turned into arrays; A areas, M = 6 A cells."""

    cells: tuple[Cell, ...]
    population: NDArray[np.int64]  # (A,)
    deprivation: NDArray[np.float64]  # (A,) population-weighted mean 1
    fte: NDArray[np.float64]  # (M,)
    caseload: NDArray[np.float64]  # (M,)
    provider: NDArray[np.int64]  # (M,)
    providers: tuple[str, ...]
    skill: NDArray[np.float64]  # (M, 6)
    ties: NDArray[np.float64]  # (M, 6)
    practice: NDArray[np.float64]  # (M, 8) in 0..1
    prevalence: NDArray[np.float64] | None  # (A, 6), if the place gives it
    claimed: NDArray[np.float64] | None = None  # (M, 6) skill as teams say of themselves; NaN where none does


def lay_out(place: Place, world: World) -> Layout:
    """Turn a checked place into cells and arrays."""
    population = np.array([area.population for area in place.areas], np.int64)
    deprivation = np.array([area.deprivation for area in place.areas], np.float64)
    cells, fte, caseload = _cells(place, population)
    providers = tuple(dict.fromkeys(cell.provider for cell in cells))
    return Layout(
        cells=cells,
        population=population,
        deprivation=deprivation / np.average(deprivation, weights=population),
        fte=fte,
        caseload=caseload,
        provider=np.array([providers.index(cell.provider) for cell in cells], np.int64),
        providers=providers,
        skill=_skills(place, cells, world),
        ties=_ties(place, cells),
        practice=_practice(place, cells),
        prevalence=_prevalence(place),
        claimed=_claimed(place, cells),
    )


def _cells(
    place: Place, population: NDArray[np.int64]
) -> tuple[tuple[Cell, ...], NDArray[np.float64], NDArray[np.float64]]:
    share = population / population.sum()
    cells, fte, caseload = [], [], []
    for a, area in enumerate(place.areas):
        for domain in DOMAINS:
            here = [team for team in place.teams if team.domain == domain and team.area in (area.id, "all")]
            staff = [team.fte * (share[a] if team.area == "all" else 1.0) for team in here]
            lead = here[int(np.argmax(staff))]
            whole = lead.area != "all" and len(here) == 1
            cells.append(
                Cell(
                    id=lead.id if whole else f"{lead.id}@{area.id}",
                    name=lead.name if whole else f"{lead.name}, {area.name}",
                    provider=lead.provider,
                    domain=domain,
                    area=area.id,
                    members=tuple((team.id, part) for team, part in zip(here, staff, strict=True)),
                )
            )
            fte.append(sum(staff))
            caseload.append(sum(t.caseload * s for t, s in zip(here, staff, strict=True)) / sum(staff))
    return tuple(cells), np.array(fte), np.array(caseload)


def _averaged(cell: Cell, known: dict[str, float], otherwise: float) -> float:
    """Average a figure over a cell's members by staff; members without one take `otherwise`."""
    staff = sum(part for _, part in cell.members)
    return sum(known.get(team, otherwise) * part for team, part in cell.members) / staff


def _skills(place: Place, cells: tuple[Cell, ...], world: World) -> NDArray[np.float64]:
    levels: dict[str, dict[str, float]] = {domain: {} for domain in DOMAINS}
    # an observed skill is believed before a claimed one, whatever the order of rows
    for row in sorted(place.skills, key=lambda row: row.basis == "observed"):
        levels[row.skill][row.team] = row.level
    table = np.empty((len(cells), K))
    for m, cell in enumerate(cells):
        for j, domain in enumerate(DOMAINS):
            otherwise = world.own_skill if domain == cell.domain else world.gen_skill
            table[m, j] = _averaged(cell, levels[domain], otherwise)
    return table


def _claimed(place: Place, cells: tuple[Cell, ...]) -> NDArray[np.float64]:
    """Average what members claim, by staff; a cell of which no member claims anything in a domain has NaN there."""
    said = {(row.team, row.skill): row.level for row in place.skills if row.basis == "claimed"}
    table = np.full((len(cells), K), np.nan)
    for m, cell in enumerate(cells):
        for j, domain in enumerate(DOMAINS):
            told = [(said[team, domain], part) for team, part in cell.members if (team, domain) in said]
            if told:
                table[m, j] = sum(level * part for level, part in told) / sum(part for _, part in told)
    return table


def _ties(place: Place, cells: tuple[Cell, ...]) -> NDArray[np.float64]:
    trust = {(tie.from_team, tie.to_team): tie.trust for tie in place.ties}
    table = np.full((len(cells), K), FIRST_TIE)
    for m, cell in enumerate(cells):
        for j in range(K):
            other = cells[m - m % K + j]
            found = [trust[a, b] for a, _ in cell.members for b, _ in other.members if trust.get((a, b)) is not None]
            if found:
                table[m, j] = sum(found) / len(found)
    return table


def _practice(place: Place, cells: tuple[Cell, ...]) -> NDArray[np.float64]:
    start = np.tile(START, (len(cells), 1))
    for c, kind in ((0, "least_severity"), (1, "greatest_complexity")):
        lines = {row.team: row.value for row in place.thresholds if row.kind == kind and row.value is not None}
        for m, cell in enumerate(cells):
            start[m, c] = _averaged(cell, lines, START[c])
    return np.asarray(np.clip((start - LOWEST) / (HIGHEST - LOWEST), 0.0, 1.0))


def _prevalence(place: Place) -> NDArray[np.float64] | None:
    if not place.needs:
        return None
    table = np.full((len(place.areas), K), np.nan)
    index = {area.id: a for a, area in enumerate(place.areas)}
    for row in sorted(place.needs, key=lambda row: row.area != "all"):  # an area's own figure after the whole place's
        rows = slice(None) if row.area == "all" else index[row.area]
        table[rows, DOMAINS.index(row.domain)] = row.prevalence
    return None if np.isnan(table).any() else table
