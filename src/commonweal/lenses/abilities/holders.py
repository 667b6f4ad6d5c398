"""Who in the system had the skill that was missing where somebody was handed on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.abilities.handed import Handed
from commonweal.lenses.abilities.levels import Levels
from commonweal.lenses.abilities.services import ALL, DOMAINS, Services

WHO = ("the sending service itself", "another service in the area", "a service elsewhere", "no service")
"""Who had it, the first that holds; -1 stands for what cannot be told."""


@dataclass(frozen=True)
class Holders:
    """Who had the skill that was missing, (hand-offs,) each.

    Args:
        who: position in WHO; -1 where no need was seen, where nothing is told of the sender's skill, or where
            nobody is told to have it and of some service nothing is told.
        beside: whether a service of the area that is described as for something else, or for nothing single, had it.
        receiver: 1 if the service it went to had it, 0 if not, -1 where that is not told.
    """

    who: NDArray[np.int64]
    beside: NDArray[np.bool_]
    receiver: NDArray[np.int64]


def who_had_it(handed: Handed, levels: Levels, services: Services, enough: float) -> Holders:
    """Find who had the skill missing in each hand-off on its day; from a level of `enough` (0..1) a service has it."""
    had: NDArray[np.bool_] = np.greater_equal(levels.level, np.float32(enough))
    told: NDArray[np.bool_] = np.logical_not(np.isnan(levels.level))
    known = np.flatnonzero(handed.wanted >= 0)
    when, sender, wanted = levels.on(handed.day)[known], handed.sender[known], handed.wanted[known]
    area = services.area[sender]
    own, said = had[when, sender, wanted], told[when, sender, wanted]
    here, anywhere = _in_areas(had, services)[when, area, wanted], np.asarray(had.any(1))[when, wanted]
    untold = ~np.asarray(told.all(1))[when, wanted]
    who = np.full(len(handed.day), -1)
    who[known] = np.select([~said, own, here, anywhere, untold], [-1, 0, 1, 2, -1], 3)
    other = had & (services.domain[:, None] != np.arange(len(DOMAINS)))
    beside = np.zeros(len(handed.day), bool)
    beside[known] = _in_areas(other, services)[when, area, wanted]
    to = handed.to[known]
    receiver = np.full(len(handed.day), -1)
    receiver[known] = np.where((to >= 0) & told[when, to, wanted], had[when, to, wanted], -1)
    return Holders(who, beside, receiver)


def _in_areas(had: NDArray[np.bool_], services: Services) -> NDArray[np.bool_]:
    """Say where a service that serves an area has a skill, (days, areas + 1, domains); the last is the whole place."""
    areas = [*range(services.areas), ALL]
    return np.stack([had[:, services.serves(area)].any(1) for area in areas], axis=1)
