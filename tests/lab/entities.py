"""The same place told in another order: rows move, keys go with them."""

import numpy as np

from commonweal.lab import State


def reorder_people(state: State, order: np.ndarray) -> None:
    """Put row order[i] at i; a person's key goes along."""
    state.people = state.people[order]
    state.cases = state.cases[order]
    state.seldom = state.seldom[order]


def reorder_areas(state: State, order: np.ndarray) -> None:
    """Put area order[a] at a, with its people and its teams."""
    areas = state.areas[order]
    rows = np.concatenate([np.arange(area["first"], area["end"]) for area in areas])
    size = areas["end"] - areas["first"]
    areas["end"] = np.cumsum(size)
    areas["first"] = areas["end"] - size
    state.areas = areas
    reorder_people(state, rows)
    teams = (order[:, None] * 6 + np.arange(6)).ravel()
    state.teams = state.teams[teams]
    state.tally = state.tally[teams]


def by_key(state: State) -> dict[str, np.ndarray]:
    """Everything about people and teams in the order of their keys."""
    people, teams = np.argsort(state.people["key"]), np.argsort(state.teams["key"])
    return {
        "people": state.people[people],
        "cases": state.cases[people],
        "seldom": state.seldom[people],
        "teams": state.teams[teams],
        "tally": state.tally[teams],
    }
