"""Does a column's heading sound as if the column could say who somebody is?"""

import re

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_ALONE = frozenset(
    {"surname", "forename", "firstname", "lastname", "middlename", "fullname", "nickname", "alias", "passport"}
    | {"dob", "birthdate", "birthday", "dateofbirth", "nhs", "nhsnumber", "nhsno", "nino", "ssn"}
    | {"address", "addresses", "postcode", "postcodes", "zip", "zipcode"}
    | {"phone", "telephone", "tel", "mobile", "email", "emails"}
)
"""Words that are enough by themselves."""
_NAMED = {"beneficiary", "citizen", "client", "patient", "person", "resident", "user"}
_NAMED |= {"carer", "kin", "parent", "worker"}
_PARTS = {"first", "last", "middle", "full", "family", "given", "maiden", "preferred", "sur", "fore", "known"}
_TEXT = {"text", "notes", "note", "comment", "comments", "narrative"}
_PAIRS = (
    ({"name"}, _PARTS | _NAMED),
    ({"birth"}, {"date", "day", "place"}),
    ({"number", "no", "num"}, {"nhs", "ni", "insurance", "passport", "phone", "hospital"}),
    ({"mail"}, {"e"}),
    ({"code"}, {"post"}),
    ({"security"}, {"social"}),
    ({"address"}, {"street", "home", "ip"}),
    (_TEXT, {"free", "case", "client", "patient", "progress", "session"}),
)
"""A word of the one and a word of the other."""
_WHOLE = {"name", "names", "note", "notes", "comment", "comments", "narrative", "free text", "d o b", "ni", "ni no"}
"""Headings that say it and nothing else; `service name` is no person's."""


def by_heading(heading: str) -> str | None:
    """Say why a heading sounds identifying, or None; `DateOfBirth`, `date_of_birth` and `date of birth` are alike."""
    words = [word.lower() for word in _WORDS.findall(_HUMP.sub(" ", heading))]
    told = _told(words)
    return f"its heading speaks of {' '.join(told)}" if told else None


def _told(words: list[str]) -> list[str]:
    if alone := [word for word in words if word in _ALONE]:
        return alone
    if " ".join(words) in _WHOLE or "".join(words) in _ALONE:
        return words
    for these, those in _PAIRS:
        if these & set(words) and those & set(words):
            return [word for word in words if word in these | those]
    return []
