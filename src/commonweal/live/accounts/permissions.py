"""Who may do what: one table, held with `rules` so that pages, verbs and the API all ask the same question."""

from collections.abc import Callable
from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied

from commonweal.live.accounts.roles import Role

PLACE: Final = "place"
"""Anywhere in a place where somebody has the role."""
OWN: Final = "own"
"""Only for the organisation with which somebody has the role."""

WHO_MAY: dict[str, dict[str, str]] = {}
"""Verb -> role -> how far it reaches."""


def allow(verb: str, **reach: str) -> None:
    """Let roles (by lower-case name) do a verb, in their place or for their own organisation.

    Raises ValueError for a verb that is allowed twice.
    """
    if verb in WHO_MAY:
        raise ValueError(f"{verb} is already allowed elsewhere")
    WHO_MAY[verb] = {Role[name.upper()].value: far for name, far in reach.items()}
    rules.add_perm(verb, rules.predicate(_reach_of(verb), name=verb))


def _reach_of(verb: str) -> Callable[[Any, Any], bool]:
    return lambda user, subject=None: _reaches(user, subject, verb)


def _reaches(user: Any, subject: Any, verb: str) -> bool:
    if subject is None:
        return any(m.role in WHO_MAY[verb] for m in user.current_memberships)
    place, organisation = whose(subject)
    for membership in user.current_memberships:
        reach = WHO_MAY[verb].get(membership.role)
        if membership.place_id != place or reach is None:
            continue
        if reach == PLACE or (organisation is not None and membership.organisation_id == organisation):
            return True
    return False


def whose(subject: Any) -> tuple[int, int | None]:
    """The place and the organisation a row belongs to: it says so itself, by `place_id` and `organisation_id`."""
    if subject._meta.label == "places.Place":
        return subject.pk, None
    if subject._meta.label == "places.Organisation":
        return subject.place_id, subject.pk
    return subject.place_id, getattr(subject, "organisation_id", None)


def require(user: Any, verb: str, subject: Any) -> None:
    """Stop, with PermissionDenied, unless the user may do the verb to the subject."""
    if verb not in WHO_MAY:
        raise LookupError(f"no role is allowed to {verb}; say which with `allow`")
    if not user.has_perm(verb, subject):
        raise PermissionDenied(f"you may not {verb.split('.')[1].replace('_', ' ')} here")
