"""Counting a state from the state itself, for the laws: who is open, who waits, what is out of bounds."""

from commonweal.lab.kernels.build import entry
from commonweal.lab.kernels.fixed import LEVEL

K = 6


@entry
def census(areas, people, cases, seldom, standing):
    """Count into `standing` (M, 2) the open and the waiting of each team; gives how many values are out of bounds."""
    wrong = 0
    for area in range(len(areas)):
        for i in range(areas[area].first, areas[area].end):
            person = people[i]
            if person.assets < 0 or person.assets > LEVEL or person.trust < 0 or person.trust > LEVEL:
                wrong += 1
            if seldom[i].help_assets < 0:
                wrong += 1
            for k in range(K):
                if cases[i, k].status < 0 or cases[i, k].status > 2:
                    wrong += 1
                if person.need[k] < 0 or person.need[k] > LEVEL or seldom[i].help[k] < 0:
                    wrong += 1
                if cases[i, k].status == 2:
                    standing[area * K + k, 0] += 1
                elif cases[i, k].status == 1:
                    standing[area * K + k, 1] += 1
    return wrong
