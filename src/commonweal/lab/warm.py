"""Compiling the kernels ahead of their first use: `python -m commonweal.lab.warm`, part of setting up."""

import numpy as np

from commonweal.lab.begin import begin
from commonweal.lab.cells import FIRST_TIE, START, Cell, Layout
from commonweal.lab.dials import Dials
from commonweal.lab.kernels.build import is_compiled
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.lab.laws import Laws
from commonweal.lab.run import run_weeks
from commonweal.lab.translate import pseudonyms
from commonweal.lab.world import CYCLE, World
from commonweal.place import DOMAINS

K = len(DOMAINS)


def smallest() -> Layout:
    """Give one area of a hundred people with six teams."""
    return Layout(
        cells=tuple(Cell(domain, domain, "all", domain, "here", ((domain, 1.0),)) for domain in DOMAINS),
        population=np.array([100], np.int64),
        deprivation=np.ones(1),
        fte=np.ones(K),
        caseload=np.full(K, 13.0),
        provider=np.zeros(K, np.int64),
        providers=("all",),
        skill=np.full((K, K), 0.5),
        ties=np.full((K, K), FIRST_TIE),
        practice=np.tile((START - LOWEST) / (HIGHEST - LOWEST), (K, 1)),
        prevalence=None,
    )


def warm() -> None:
    """Compile what a rehearsal uses, if it is not compiled already."""
    state = begin(smallest(), World(), seed=1)
    run_weeks(state, lambda week: Dials(comp=1.0), CYCLE)
    Laws.at(state)
    pseudonyms(1, np.arange(1))


if __name__ == "__main__":
    if not is_compiled():
        print("Compiling the model for this machine, once: about a minute.", flush=True)
    warm()
