"""Does a value look as if it could say who somebody is? Patterns of single values, and their check digits.

NHS numbers: ten digits whose last is 11 less the weighted sum (10 down to 2) modulo 11 (NHS Data Dictionary, "NHS
Number"). One in eleven random numbers of ten digits passes; `marks.py` says how many are enough to stop an import. A
domain ends in a word, so that `package@1.2` is no address.
National Insurance numbers: HMRC manual NIM39110. Postcodes: BS 7666. Telephone: Ofcom's numbering plan, loosely.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_OUTWARD = r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?[0-9][0-9A-HJKMNPR-Y]? ?[0-9][ABD-HJLNP-UW-Z]{2})"
PATTERNS = {
    "an e-mail address": re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+[^\W\d_][\w-]+"),
    "a National Insurance number": re.compile(
        r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?(?:\d\d ?){3}[A-D]\b"
    ),
    "a US social security number": re.compile(r"\b(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}\b"),
    "a full postcode": re.compile(rf"\b{_OUTWARD}\b"),
    "a telephone number": re.compile(r"(?<![\w.])(?:\+44 ?\(?0?\)?|\(?0)[ -]?[1-9](?:[ ()-]{0,2}\d){8,9}(?![\w.])"),
}
"""What to look for within a value, by what it is called in messages; each is telling by itself."""

NHS_NUMBER = re.compile(r"(?<![\da-fA-F.])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\.?\d|[a-fA-F])")
"""The shape of an NHS number, and no part of a hexadecimal one; `is_nhs_number` checks the digit."""


def is_nhs_number(value: str) -> bool:
    """Whether a value is ten digits (with spaces or hyphens, if any) whose check digit is that of an NHS number."""
    digits = value.replace(" ", "").replace("-", "")
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()) or len(set(digits)) == 1:
        return False
    check = 11 - sum(int(one) * weight for one, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(digits[9]) and check != 10


def marks_in(value: str) -> list[str]:
    """Name each kind of thing within a value that could identify somebody, NHS numbers by their check digit."""
    found = [kind for kind, pattern in PATTERNS.items() if pattern.search(value)]
    if any(is_nhs_number(number) for number in NHS_NUMBER.findall(value)):
        found.append("an NHS number")
    return found


@dataclass(frozen=True, slots=True)
class Shape:
    """How a column's values look: the share (0..1) that are like sentences, their mean length, how many differ."""

    sentences: float
    length: float
    different: int
    values: int


def shape_of(values: Sequence[str]) -> Shape:
    """Look at some values (a sample, none missing): do they look like sentences?"""
    count = max(len(values), 1)
    return Shape(
        sentences=_share(len(value) >= 25 and value.count(" ") >= 4 for value in values),
        length=sum(map(len, values)) / count,
        different=len(set(values)),
        values=len(values),
    )


def _share(hits: Iterable[bool]) -> float:
    told = list(hits)
    return sum(told) / len(told) if told else 0.0


def by_shape(shape: Shape) -> str | None:
    """Say why a column looks like free text, or None; a few labels said again and again are none, however long."""
    many = shape.different >= 20 and shape.different >= shape.values / 2
    if many and shape.sentences > 0.5:
        return f"its values look like free text ({shape.length:.0f} letters long on average, hardly two alike)"
    return None
