"""Times of a whole column, as systems write them: read by their shape, all rows of one shape at once.

Understood are ISO 8601 (`2019-04-01`, `2019-04-01T09:30:00.250Z`, `2019-04-01 09:30:00+01:00`) and day and month with
strokes, dots or hyphens (`1/4/2019`, `01.04.2019 09:30`). The day is the day as written, on the clock of whoever wrote
it; the order of events follows the instant, which takes the zone into account where there is one.
"""

import re
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.importers.clock import Days, Read, days_of

Ints = np.ndarray[Any, np.dtype[np.int64]]
_ZONE = r"(?: ?(?P<zulu>Z)|(?P<sign>[+-])(?P<zh>00):?(?P<zm>00)?)?"
_TIME = rf"(?:[T ](?P<h>00?):(?P<mi>00)(?::(?P<s>00)(?:[.,](?P<f>0{{1,9}}))?)?{_ZONE})?"
_SHAPES = (
    re.compile(rf"(?P<y>0000)-(?P<a>00?)-(?P<b>00?){_TIME}"),
    re.compile(rf"(?P<a>00?)[/.-](?P<b>00?)[/.-](?P<y>0000){_TIME}"),
)
_SECOND = 1_000_000  # microseconds
_LONGEST = 40  # letters
_MOST_SHAPES = 64  # of one length in one block: a column of times has few, and any more are no times


def read_moments(values: pa.Array) -> Read:
    """Read a block of times.

    Args:
        values: strings; null where there is none.

    Returns:
        Days since 1970 with the day read first and with the month read first (they differ only where both make
        sense), and microseconds from the start of that day to the instant in UTC; `NO_DAY` where it is no time.
    """
    read = Read.blank(len(values))
    data, starts, lengths = _bytes_of(values)
    for length in np.unique(lengths):
        here = np.flatnonzero(lengths == length)
        if length:
            _read_length(data, starts, int(length), here, read)
    return read


def _bytes_of(values: pa.Array) -> tuple[Any, Ints, Ints]:
    """Give the letters of all values as one array of bytes, with where each starts and how long it is."""
    filled = pa.array([""], pa.string()).take(pa.array([], pa.int32())) if not len(values) else pc.fill_null(values, "")
    trimmed = pc.utf8_trim_whitespace(filled).cast(pa.binary())
    _, offsets, data = trimmed.buffers()
    edges = np.frombuffer(offsets, np.int32)[trimmed.offset : trimmed.offset + len(trimmed) + 1].astype(np.int64)
    letters = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)
    return letters, edges[:-1], np.diff(edges)


def _read_length(data: Any, starts: Ints, length: int, here: Ints, read: Read) -> None:
    """Read the values of one length, one shape (digits made 0) after the other."""
    if length > _LONGEST:
        return
    for _ in range(_MOST_SHAPES):
        if not here.size:
            return
        block = data[starts[here][:, None] + np.arange(length)]
        shapes = np.where((block >= 48) & (block <= 57), np.uint8(48), block)
        alike = (shapes == shapes[0]).all(axis=1)
        shape = shapes[0].tobytes().decode("ascii", "replace")
        for pattern in _SHAPES:
            if found := pattern.fullmatch(shape):
                _read_shape(block[alike], found, here[alike], read)
        here = here[~alike]


def _read_shape(block: Any, found: re.Match[str], here: Ints, read: Read) -> None:
    def number(name: str) -> Any:
        start, end = found.span(name) if found[name] is not None else (0, 0)
        value = np.zeros(len(block), np.int64)
        for place in range(start, end):
            value = value * 10 + (block[:, place].astype(np.int64) - 48)
        return value

    year, a, b = number("y"), number("a"), number("b")
    iso = found.start("y") == 0
    day_first = days_of(year, a, b) if iso else days_of(year, b, a)
    month_first = day_first if iso else days_of(year, a, b)
    hour, minute, second = number("h"), number("mi"), number("s")
    fraction = number("f") * 10 ** max(0, 6 - len(found["f"] or "000000"))
    if len(found["f"] or "") > 6:
        fraction //= 10 ** (len(found["f"]) - 6)
    sign = 0 if found["sign"] is None else np.where(block[:, found.start("sign")] == ord("-"), -1, 1)
    ahead = sign * (number("zh") * 3600 + number("zm") * 60)
    within = (hour * 3600 + minute * 60 + second - ahead) * _SECOND + fraction
    right = (hour < 24) & (minute < 60) & (second <= 60)
    read.put(here, Days(day_first, month_first, within), right, strokes=not iso)
