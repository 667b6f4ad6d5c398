"""Things said, decided and done in co-production, as plain arrays; a record holds none of their words."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.record import Record

Ints = NDArray[Any]
Mask = NDArray[np.bool_]
NEVER = int(np.iinfo(np.int64).max)
"""The day of what has not come to pass."""


@dataclass(frozen=True)
class Things:
    """Things in the order of their ids.

    Args:
        item: their ids, (things,).
        day: when, days since 1970, (things,).
        kind: position among the words of `voice.kind`, (things,).
        role: of who said it, position among the words of `voice.role`, -1 if not known, (things,).
        service: which it is about, -1 if none, (things,).
    """

    item: Ints
    day: Ints
    kind: Ints
    role: Ints
    service: Ints

    def of_kind(self, *kinds: str) -> Mask:
        """Say which are of some kinds, (things,)."""
        return np.isin(self.kind, [code("voice", "kind", kind) for kind in kinds])

    def by(self, *roles: str) -> Mask:
        """Say which were said in some roles, (things,)."""
        return np.isin(self.role, [code("voice", "role", role) for role in roles])

    @property
    def users(self) -> Mask:
        """Say which were said by residents and carers, (things,)."""
        return self.by("resident", "carer")

    @property
    def said(self) -> Mask:
        """Say which are voices: insights, stories and questions of anyone, and proposals of residents and carers."""
        asked: Mask = self.of_kind("insight", "story", "question") | (self.of_kind("proposal") & self.users)
        return asked


def read_things(record: Record) -> Things:
    """Read the things of a record; of two rows with one id, the earlier stands, whatever the order of rows."""
    held = read_columns(record, "voice", ("item", "date", "kind", "role", "service"))
    order = np.lexsort((held["service"], held["role"], held["kind"], held["date"], held["item"]))
    item = held["item"][order]
    first = order[np.append(True, item[1:] != item[:-1])] if len(item) else order
    parts = (held[name][first].astype(np.int64) for name in ("item", "date", "kind", "role", "service"))
    return Things(*parts)
