"""Could these words say who somebody is? The importers' own patterns, asked of a single cell on its way out."""

import re
from collections.abc import Collection

from commonweal.record.importers.identifying import marks_in
from commonweal.record.importers.people import named_in
from commonweal.record.importers.redaction import LOOKED_LIKE, redact

A_NAME = "it holds what looks like a person's name"
_JOINTS = re.compile(r"[-_]+")


def why_not(words: str, vouched: Collection[str] = ()) -> str | None:
    """Say what in the words could identify somebody, or None.

    Patterns (e-mail address, telephone, NHS and National Insurance number, full postcode, date of birth) are found
    wherever they stand; names by the sieve of `named_in`, which knows common first names and titles and no others.
    What somebody vouched for is no name; a pattern stays one, whatever is said of it.
    """
    marks = [*marks_in(words), *(LOOKED_LIKE[kind] for kind in redact(words)[1])]
    if marks:
        return f"it holds what looks like {marks[0]}"
    named = words not in vouched and any(name not in vouched for name in named_in(words))
    return A_NAME if named else None


def why_not_key(key: str, vouched: Collection[str] = ()) -> str | None:
    """The same of a short name such as `jane-smith`, read as the words that it is made of."""
    return why_not(key, vouched) or (None if key in vouched else why_not(_JOINTS.sub(" ", key).title(), vouched))
