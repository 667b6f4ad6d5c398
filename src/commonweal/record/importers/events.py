"""Events of people at services, gathered batch by batch as compact arrays."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.importers.clock import Order
from commonweal.record.importers.key import Key
from commonweal.record.importers.moments import read_moments
from commonweal.record.importers.pseudonym import pseudonyms
from commonweal.record.importers.terms import Terms

Array = np.ndarray[Any, Any]
NOBODY = -1
_BETWEEN = "\x02"  # no letter of any word, nor a space that would be trimmed off


@dataclass(frozen=True, slots=True)
class Batch:
    """Some events as a source gives them: Arrow arrays of strings, one value an event, null for none.

    `hours` and `order` are numbers, NaN for none; `order` tells events of one moment apart.
    """

    person: pa.Array
    time: pa.Array
    service: pa.Array
    activity: pa.Array | None = None
    kind: pa.Array | None = None
    provider: pa.Array | None = None
    area: pa.Array | None = None
    hours: Array | None = None
    order: Array | None = None

    def __len__(self) -> int:
        return len(self.person)


class Events:
    """All events of a source, in its order: `add` each batch, then take the `column`s.

    An event costs 32 bytes (pseudonym, days, moment, service and activity), so that ten million fit in a third of a
    gigabyte.

    Args:
        key: for the pseudonyms.
        first_row: the number of the first event in the source, for messages.
    """

    def __init__(self, key: Key, first_row: int = 2) -> None:
        self.first_row, self.rows = first_row, 0
        self.services, self.activities, self.kinds = Terms(), Terms(), Terms()
        self.order = Order()
        self._key = key
        self._standing, self._standing_rows = Terms(), np.zeros(0, np.int64)
        self._parts: dict[str, list[Array]] = {}

    def add(self, batch: Batch) -> None:
        """Take in a batch; ids become pseudonyms here, and are kept nowhere."""
        read = read_moments(batch.time)
        self.order.see(read, self.first_row + self.rows)
        nobody = pc.equal(pc.utf8_trim_whitespace(batch.person.fill_null("")), "").to_numpy(zero_copy_only=False)
        people = pseudonyms(self._key, batch.person.fill_null(""))
        self._keep("person", np.where(nobody, NOBODY, people))
        self._keep("day_first", read.day_first)
        self._keep("month_first", read.month_first)
        self._keep("within", read.within)
        self._keep("service", self.services.encode(batch.service))
        if batch.activity is not None:
            self._keep("activity", self.activities.encode(batch.activity))
        if batch.kind is not None:
            self._keep("kind", self.kinds.encode(batch.kind))
        for name, numbers in (("hours", batch.hours), ("order", batch.order)):
            if numbers is not None:
                self._keep(name, numbers.astype(np.float32 if name == "hours" else np.float64))
        self._see_standing(batch)
        self.rows += len(batch)

    def column(self, name: str) -> Array | None:
        """Give one column of all events and forget its parts; None if the source has none."""
        parts = self._parts.pop(name, None)
        return None if parts is None else np.concatenate(parts)

    def _keep(self, name: str, values: Array) -> None:
        self._parts.setdefault(name, []).append(values)

    def _see_standing(self, batch: Batch) -> None:
        """Count under which provider and in which area each service stands."""
        if batch.provider is None and batch.area is None:
            return
        nothing = pa.nulls(len(batch), pa.string())
        parts = (batch.service, batch.provider, batch.area)
        whole = pc.binary_join_element_wise(*(_trimmed(nothing if one is None else one) for one in parts), _BETWEEN)
        codes = self._standing.encode(whole)
        counts = np.bincount(codes[codes >= 0], minlength=len(self._standing))
        counts[: len(self._standing_rows)] += self._standing_rows
        self._standing_rows = counts

    def standing(self) -> list[tuple[str, str, str, int]]:
        """Give service, provider, area ("" for none) and number of rows, in order of the words."""
        words, _ = self._standing.in_order()
        rows = {word: int(self._standing_rows[self._standing.code(word)]) for word in words}
        split = ((word.split(_BETWEEN), count) for word, count in rows.items())
        return [(parts[0], parts[1], parts[2], count) for parts, count in split]


def _trimmed(values: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(values.fill_null(""))
