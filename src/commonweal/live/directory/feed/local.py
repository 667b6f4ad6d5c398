"""What the workbench knows and the profile has no field for: three taxonomies of our own, and ids that stay the same.

Needs, the kind of a community asset, and whom a service takes go out as attributes with terms of these taxonomies.
The feed is in one language whatever its reader's browser asks for, so its words are not translated.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

OURS: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "open-referral.commonweal.invalid")
"""The root of every id that is made here from words, so that it is the same each time."""


@dataclass(frozen=True)
class Local:
    """A taxonomy of our own: its key, what it is called, what it is, and the `link_type` of attributes with it."""

    key: str
    name: str
    description: str
    link_type: str


NEEDS: Final = Local("needs", "Needs", "What people may need help with, in this place's own words.", "need")
KINDS: Final = Local(
    "kinds",
    "Kind of community asset",
    "Community groups, green, blue or shared spaces, and people's own offers, which stand beside services.",
    "kind",
)
CLAUSES: Final = Local(
    "clauses",
    "Whom a service takes",
    "Clauses of services' thresholds: the words, what they turn on, how hard they are, and who may bend them.",
    "eligibility",
)
TAXONOMIES: Final = (NEEDS, KINDS, CLAUSES)


def local_id(place: str, *words: object) -> str:
    """An id for something of a place (its short name) that has none, made from words: the same words, the same id."""
    return str(uuid.uuid5(OURS, "\x1f".join([place, *map(str, words)])))


def taxonomy(place: str, local: Local) -> dict[str, Any]:
    """One of our own taxonomies as the profile has it, without its terms."""
    return {"id": local_id(place, local.key), "name": local.name, "description": local.description}


def term(place: str, local: Local, key: object, name: str, description: str) -> dict[str, Any]:
    """A term of one of our own taxonomies as the profile has it."""
    return {
        "id": local_id(place, local.key, key),
        "name": name,
        "description": description,
        "taxonomy": local.name,
        "taxonomy_id": local_id(place, local.key),
        "term": name,
    }


def need_term(place: str, need: Any) -> dict[str, Any]:
    """A need (`key`, `name`) as a term."""
    return term(place, NEEDS, need.key, need.name, f"Helps with: {need.name}")


def kind_term(place: str, kind: Any) -> dict[str, Any]:
    """A kind of community asset (a member of `Service.Kind`) as a term."""
    return term(place, KINDS, kind.value, str(kind.label).capitalize(), f"This entry is a {kind.label}.")


def clause_term(place: str, clause: Any) -> dict[str, Any]:
    """A clause (a `Threshold`, or a row of its words) as a term: clauses that say the same are one term."""
    words = (
        clause.clause, clause.kind, clause.value.normalize() if clause.value is not None else "", clause.hardness,
        clause.manages, clause.who_may_bend,
    )  # fmt: skip
    return term(place, CLAUSES, "\x1f".join(map(str, words)), clause.clause, readable(clause))


HARDNESS: Final = ("A habit", "A guide", "A rule", "The law")


def readable(clause: Any) -> str:
    """A clause in plain words: how hard, what it turns on, why it is there, who may bend it."""
    number = "" if clause.value is None else f", {clause.value.normalize():f}"
    said = [f"{HARDNESS[clause.hardness]} that turns on {clause.kind.replace('_', ' ')}{number}."]
    if clause.manages:
        said.append(f"It is there because of: {clause.manages}.")
    if clause.who_may_bend and clause.hardness < len(HARDNESS) - 1:
        said.append(f"It may be bent by: {clause.who_may_bend}.")
    return " ".join(said)


MOST_IN_ALERT: Final = 3


def alert(clauses: Iterable[Any]) -> str:
    """A service's hardest rules in one sentence, for readers of feeds that show no attributes; empty without any."""
    hard = sorted((each for each in clauses if each.hardness >= 2), key=lambda each: (-each.hardness, each.pk))
    words = list(dict.fromkeys(each.clause.strip().rstrip(".") for each in hard))
    if not words:
        return ""
    more = "; and more, see the attributes" if len(words) > MOST_IN_ALERT else ""
    return f"Whom it takes: {'; '.join(words[:MOST_IN_ALERT])}{more}."
