"""Skill as claimed against skill as observed: each claim with the observation nearest to it in time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.record import Record


@dataclass(frozen=True)
class Pairs:
    """Pairs of a claim and an observation of the same service and domain, (pairs,) each; one pair for each of these.

    Args:
        domain: as a code.
        service: whose skill.
        claimed: the level last claimed.
        observed: the level observed nearest to that day.
        apart: days between the two.
    """

    domain: NDArray[Any]
    service: NDArray[Any]
    claimed: NDArray[np.float64]
    observed: NDArray[np.float64]
    apart: NDArray[Any]

    @property
    def difference(self) -> NDArray[np.float64]:
        """How far the claim lies above what was seen, (pairs,)."""
        return self.claimed - self.observed


def claims(record: Record) -> Pairs:
    """Pair what services claim with what somebody saw."""
    rows = read_columns(record, "skills", ("service", "date", "domain", "level", "basis"))
    kept = ~np.isnan(rows["level"])
    day, level = rows["date"][kept].astype(np.int64), rows["level"][kept].astype(float)
    group = rows["service"][kept].astype(np.int64) * 128 + rows["domain"][kept]
    claimed = rows["basis"][kept] == code("skills", "basis", "claimed")
    last = _best(group[claimed], -day[claimed])
    group_c, day_c, level_c = group[claimed][last], day[claimed][last], level[claimed][last]
    at = np.searchsorted(group_c, group[~claimed])
    paired = np.append(group_c, -1)[at] == group[~claimed]
    apart = np.abs(day[~claimed][paired] - day_c[at[paired]])
    near = _best(group[~claimed][paired], apart)
    which = at[paired][near]
    both = group_c[which]
    return Pairs(both % 128, both // 128, level_c[which], level[~claimed][paired][near], apart[near])


def _best(group: NDArray[Any], rank: NDArray[Any]) -> NDArray[Any]:
    """Give the position of the row of least rank of each group, groups rising."""
    order = np.lexsort((rank, group))
    first = np.append(True, group[order][1:] != group[order][:-1])[: len(order)]
    return np.asarray(order[first])
