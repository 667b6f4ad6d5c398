"""How much of what could name somebody stands in a column, and how much of it is enough to stop an import.

Some patterns are so much their own that they do not come by chance, and few of them tell. Others are met by codes and
numbers of all sorts, and only a column in which many values match is called after them.

==========================  =======================  ===================================================================
what is seen                is enough from           why no less, and what is stopped in error
==========================  =======================  ===================================================================
e-mail address              1 value                  a name, @ and a domain do not stand together by chance; in error:
                                                     a service's own address
National Insurance number   1, and 1 in 10,000       two letters, six digits and a letter: of random codes of nine
                                                     capitals and digits about 1 in 70,000 is like it; in error: codes
                                                     of the same build, of which about 1 in 12 is
NHS number, as 3-3-4        1, and most of the       the check digit is right in 1 of 11 numbers that are none, so that
with spaces                 numbers so written       the failures among them speak for other numbers; in error: 1 column
                                                     in 11 that holds a single other number so written
NHS number, ten digits      3, and most of the       all of three random numbers pass in 1 of 1,331 columns; in error:
in a row                    numbers so written       at most about 1 in 160 (three of five)
telephone number, with      3, and 1 in 10,000       other numbers of 10 or 11 digits from 0 are not spaced like one;
+44, or spaced as one                                in error: a service's helpline, which fewer than 3 do not stop
telephone number, digits    3, and 3 in 10           codes of 11 digits meet it 1 time in 11, and nearly always where
in a row                                             they are padded with a nought, which are then stopped in error
postcode, with its space    3, and 1 in 1,000        labels such as `Room B1 2ND` are like it
postcode, without a space   3, and 3 in 10           of random codes of six capitals and digits about 1 in 44 is one
US social security number   3, and 1 in 1,000        of other numbers written 3-2-4 nearly all are like it
==========================  =======================  ===================================================================

Where a column has fewer than nine different values, one in three is as good as three of what is written out (all but
digits in a row and postcodes without a space); of the rest three, or all of one or two. A column stopped in error costs
whoever imports it one `--ignore`. The first half of a postcode names a district and is not looked for. What is written
out is looked for in every row, the rest in the values that `Watch` samples. The shares among random codes are from
drawing 200,000 of each, and a million for the second row.
"""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.importers.identifying import NHS_NUMBER, PATTERNS, is_nhs_number

MOST_SIFTED = 2_000  # values of a block that the sieve let through and that are looked at one by one
_MOST_KEPT = 5_000  # different values of one kind that are kept to be counted
_MOST = 0.501  # more than half
_E_MAIL, _NHS, _PHONE = "an e-mail address", "an NHS number", "a telephone number"
_POSTCODE = "a full postcode"
# Finds all that may be of a telling kind, and more; without the looking around that Arrow's engine (RE2) cannot do.
_SIEVE = (
    r"@|\b\d{3} \d{3} \d{4}\b|\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b|[\dR][A-Z0-9]? \d[A-Z]{2}\b|\b\d{3}-\d\d-\d{4}\b"
    r"|\+44|\b0\d{2,4}\)?[ -]{1,2}\d{3,4}(?:\d|[ -]\d)\d"
)
_SPACED = re.compile(r"\+44.*|\(?0\d{2,4}\)?[ -]{1,2}\d{3,7}(?:[ -]\d{3,5})?")
_WRITTEN_OUT: dict[str, Callable[[str], bool]] = {
    _PHONE: lambda said: bool(_SPACED.fullmatch(said)),
    _POSTCODE: lambda said: " " in said,
    _NHS: lambda said: said.count(" ") == 2,
}


class Kind(NamedTuple):
    """What was seen: by its name in messages, and whether it was written so that few of it tell."""

    name: str
    telling: bool


class _Enough(NamedTuple):
    """How many different values are enough, and what share (0..1) of those that could have been such."""

    fewest: int
    share: float


_ENOUGH = {
    Kind(_E_MAIL, True): _Enough(1, 0.0),
    Kind("a National Insurance number", True): _Enough(1, 1e-4),
    Kind(_NHS, True): _Enough(1, _MOST),
    Kind(_NHS, False): _Enough(3, _MOST),
    Kind(_PHONE, True): _Enough(3, 1e-4),
    Kind(_PHONE, False): _Enough(3, 0.3),
    Kind(_POSTCODE, True): _Enough(3, 1e-3),
    Kind(_POSTCODE, False): _Enough(3, 0.3),
    Kind("a US social security number", True): _Enough(3, 1e-3),
}


def kinds_in(value: str) -> list[tuple[Kind, bool]]:
    """Name each kind that a value holds; False for a number written like an NHS number whose check digit is wrong."""
    found = [
        (Kind(name, _WRITTEN_OUT.get(name, bool)(seen.group())), True)
        for name, pattern in PATTERNS.items()
        for seen in pattern.finditer(value)
    ]
    numbers = NHS_NUMBER.findall(value)
    return found + [(Kind(_NHS, _WRITTEN_OUT[_NHS](one)), is_nhs_number(one)) for one in numbers]


class Marks:
    """Counts what could name somebody in one column: `look` at some values, `sift` all of them, then ask `why`."""

    def __init__(self) -> None:
        self._seen: dict[Kind, set[str]] = {}
        self._failed: dict[Kind, set[str]] = {}

    def look(self, values: Iterable[str]) -> None:
        """Look at values one by one, for all kinds."""
        for value in values:
            for kind, right in kinds_in(value):
                kept = (self._seen if right else self._failed).setdefault(kind, set())
                if len(kept) < _MOST_KEPT:
                    kept.add(value)

    def sift(self, values: pa.Array) -> None:
        """Look at all of many different values for the telling kinds: at those that a quick sieve lets through."""
        held = values.filter(pc.match_substring_regex(values, _SIEVE))
        step = max(1, len(held) // MOST_SIFTED)
        for value in held[::step].to_pylist():
            if any(kind.telling for kind, _ in kinds_in(value)):
                self.look([value])

    def why(self, looked: int, different: int) -> str | None:
        """Say why a column could name somebody, or None.

        Args:
            looked: how many different values were looked at one by one.
            different: how many there were in all, at least `looked`.
        """
        for kind, enough in _ENOUGH.items():
            count = len(self._seen.get(kind, ()))
            could_be = different if kind.telling else looked
            if kind.name == _NHS:
                could_be = count + len(self._failed.get(kind, ()))
            least = min(enough.fewest, looked / 3 if kind.telling else looked)
            if count and count >= least and count >= enough.share * could_be:
                share = "most" if count > looked / 2 else "some" if count > 1 else "one"
                return f"{share} of its values look{'s' * (share == 'one')} like {kind.name}"
        return None
