"""Are these the names of services, or of people? Asked of labels that will be stored as they stand."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_TITLED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Cllr|Councillor|Prof|Professor|Rev)\.? [A-Z]")
_TURNED = re.compile(r"[A-Z][a-z'’-]+, (?:[A-Z][a-z]+|[A-Z]\.?)(?: [A-Z]\.?)?")
_NAMED = re.compile(r"([A-Z][a-z]+)(?: [A-Z]\.?)?(?:[ -][A-Z][\w'’-]+){1,2}")
# Words that tell a body called after somebody (Grace House, Alan Turing Centre) from somebody.
_OF_A_BODY = re.compile(
    r"\b(?:house|home|homes|housing|hospital|centre|center|clinic|surgery|trust|team|service|services|project|council|college|"
    r"school|church|hub|group|society|foundation|charity|court|lodge|street|road|ward|unit|practice|partnership|network|"
    r"care|health|support|office|agency|department|association|alliance|community|ltd|cic|lane|hall|park|place|day)\b",
    re.IGNORECASE,
)
_FEWEST, _SHARE = 2, 0.1


def like_people(labels: Iterable[str]) -> str | None:
    """Say why labels look like people's names, or None.

    They do where two or more, and a tenth or more, are a common first name and a surname, a title and a name, or
    `Surname, Initial`, with no word that bodies have in their names. A sieve for mistakes: names unknown to it pass.
    """
    different = set(labels)
    hits = sum(_is_person(label) for label in different)
    if hits >= min(_FEWEST, len(different)) and hits >= _SHARE * len(different) and hits:
        return f"{hits} of its {len(different)} different labels look like people's names"
    return None


def _is_person(label: str) -> bool:
    if _OF_A_BODY.search(label):
        return False
    if _TITLED.match(label) or _TURNED.fullmatch(label):
        return True
    found = _NAMED.fullmatch(label)
    return bool(found and found[1].lower() in _first_names())


@cache
def _first_names() -> frozenset[str]:
    lines = Path(__file__).with_name("first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
