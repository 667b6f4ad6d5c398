"""Where a postcode is, as far as the directory's own locations tell. There is no gazetteer behind this, and no network:

a postcode is known only if a location of the place has it together with its coordinates.
"""

import math
import re
from collections.abc import Iterable

EARTH = 6_371_008.8
"""The earth's mean radius in metres."""
Point = tuple[float, float]


def plain(postcode: str) -> str:
    """A postcode without spaces and in capitals, so that two ways to write it are equal."""
    return re.sub(r"\s", "", postcode).upper()


def matches(postcode: str, asked: str) -> bool:
    """Whether a location's postcode is the one asked for, or lies in the outward code (PL1) asked for."""
    whole, wanted = plain(postcode), plain(asked)
    return bool(wanted) and (whole == wanted or (len(whole) > 4 and whole[:-3] == wanted))


def metres(one: Point, other: Point) -> float:
    """The distance over ground between two points (latitude, longitude, in degrees), in metres."""
    (a, b), (c, d) = ((math.radians(x) for x in point) for point in (one, other))
    across = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, max(0.0, across))))


def middle(points: Iterable[Point]) -> Point | None:
    """The middle of points that are near each other; None without any."""
    found = list(points)
    if not found:
        return None
    return sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found)
