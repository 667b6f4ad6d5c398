"""Are these the names of services, or of people? Asked of labels that will be stored as they stand."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_TITLED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Cllr|Councillor|Prof|Professor|Rev)\.? [A-Z]")
_WORD = r"[A-Z][\w'’-]*"
_TURNED = re.compile(rf"{_WORD}(?: {_WORD})?, (?:([A-Z][a-z]+)(?: [A-Z]\.?)?|[A-Z]\.?(?: ?[A-Z]\.?)?)")
_NAMED = re.compile(rf"([A-Z][a-z]+)(?: [A-Z]\.?)?(?:[ -]{_WORD}){{1,2}}")
# Words that tell a body called after somebody (Grace House, Alan Turing Centre) from somebody.
_OF_A_BODY = re.compile(
    r"\b(?:house|home|homes|housing|hospital|hospitals|centre|center|clinic|surgery|trust|team|service|services|project|"
    r"council|college|school|church|hub|group|society|foundation|charity|court|lodge|street|road|ward|unit|practice|"
    r"partnership|network|care|health|support|office|agency|department|association|alliance|community|ltd|cic|lane|hall|"
    r"park|place|day|hostel|refuge|shelter|hospice|nursery|academy|library|club|cafe|kitchen|cottage|gardens|mission|"
    r"solicitors|associates|institute|pharmacy|chapel|parish|avenue|terrace|crescent|close|estate|building|buildings|"
    r"initiative|programme|program|advice|llp|plc|inc|cooperative|co-op|fund|prison|police|probation|university)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[^\W\d_a-z][\w'’-]*\.?(?:\s+[^\W\d_a-z][\w'’-]*\.?)+")
_FEWEST, _SHARE = 2, 0.1


def like_people(labels: Iterable[str]) -> str | None:
    """Say why labels look like people's names, or None.

    They do where two or more, and a tenth or more, are a common first name and a surname, a title and a name, or
    `Surname, First name` or `Surname, Initial`, with no word that bodies have in their names; all in capitals or with
    accents are read alike. Of a single label one is enough. A sieve for mistakes: names unknown to it pass, and a body
    called only after somebody (`Alan Turing`) is taken for them.
    """
    different = set(labels)
    hits = sum(_is_person(label) for label in different)
    if hits >= min(_FEWEST, len(different)) and hits >= _SHARE * len(different) and hits:
        of = f"{hits} of its {len(different)} different labels look" if len(different) > 1 else "its only label looks"
        return f"{of} like {'people' if len(different) > 1 else 'a person'}'s name{'s' * (len(different) > 1)}"
    return None


def named_in(text: str) -> list[str]:
    """Give what looks like a person's name within running text, as it stands there: the same sieve, word by word.

    Two or three words that begin with a capital are looked at together, unless the whole row of such words ends in a
    word that bodies have in their names: `Jane Smith says` holds one, `the Jane Smith Trust` none.
    """
    found = [text] if _is_person(text) else []
    for row in _CAPITALS.finditer(text):
        words = row.group().split()
        if _OF_A_BODY.search(words[-1]):
            continue
        parts = (" ".join(words[at : at + size]) for size in (2, 3) for at in range(len(words) - size + 1))
        found += [part for part in parts if _is_person(part) and part not in found]
    return found


def _is_person(label: str) -> bool:
    plain = _plain(label)
    if _OF_A_BODY.search(plain):
        return False
    if _TITLED.match(plain):
        return True
    if found := _TURNED.fullmatch(plain):
        return found[1] is None or found[1].lower() in _first_names()
    found = _NAMED.fullmatch(plain)
    return bool(found and found[1].lower() in _first_names())


def _plain(label: str) -> str:
    """Take off accents, and write what is all in capitals with capitals at the beginning of words."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", label.strip()) if not unicodedata.combining(one))
    return bare.title() if bare.isupper() else bare


@cache
def _first_names() -> frozenset[str]:
    lines = Path(__file__).with_name("first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
