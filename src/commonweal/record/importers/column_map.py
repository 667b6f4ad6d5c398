"""Which column of a source means what: `person=case_id,service=org+team`, read and held against the headings."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches

from commonweal.record.errors import RecordError
from commonweal.record.importers.sheet import Sheet

Map = dict[str, tuple[str, ...]]
"""What a column means -> the headings it is made of."""


def read_map(said: Iterable[str], known: Sequence[str], needed: Collection[str]) -> dict[str, str]:
    """Read a map as it was typed: pairs `meaning=heading`, commas between; a heading may hold commas itself.

    Raises:
        RecordError: no pair, an unknown meaning, one said twice, or one that is needed and missing.
    """
    found: dict[str, str] = {}
    where = "--map"
    for pair in _pairs(said):
        meaning, sign, heading = (part.strip() for part in pair.partition("="))
        if not sign or not heading:
            raise RecordError(f"{pair!r} is no pair", where, "write meaning=heading, such as person=case_id")
        if meaning not in known:
            guess = get_close_matches(meaning, known, 1)
            hint = f"did you mean {guess[0]}? " if guess else ""
            raise RecordError(f"it has no meaning {meaning!r}", where, f"{hint}It knows " + ", ".join(known))
        if meaning in found:
            raise RecordError(f"{meaning} is mapped twice", where, "join columns by +, such as service=org+team")
        found[meaning] = heading
    missing = [one for one in known if one in needed and one not in found]
    if missing:
        raise RecordError(f"no column is mapped to {', '.join(missing)}", where, f"add {missing[0]}=HEADING")
    return found


def _pairs(said: Iterable[str]) -> list[str]:
    pairs: list[str] = []
    for text in said:
        fresh = True
        for part in text.split(","):
            if "=" not in part and not fresh:
                pairs[-1] += "," + part
            else:
                pairs.append(part)
            fresh = False
    return pairs


def headings_of(mapped: Mapping[str, str], sheet: Sheet) -> Map:
    """Split `org+team` into headings, unless that is a heading itself; RecordError if one is not there."""
    found = {
        meaning: (heading,) if heading in sheet.headings else tuple(part.strip() for part in heading.split("+"))
        for meaning, heading in mapped.items()
    }
    sheet.require([one for parts in found.values() for one in parts])
    return found
