"""Changes behind and around a service's door: clauses that end, its teams, and where it is."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.directory import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.directory.models import Location, Service, ServiceAtLocation, Team, Threshold

OF_TEAM = ("name", "need", "area", "fte", "caseload")
OF_LOCATION = ("name", "address", "postcode", "latitude", "longitude", "area")


def end_threshold(actor: Any, threshold: Threshold) -> None:
    """Take a clause away: from today it turns nobody away. Its history stays."""
    with deed(actor, "directory.end_threshold", threshold) as told:
        told.fact(service=threshold.service_id, team=threshold.team_id, hardness=threshold.hardness)
        key = threshold.pk
        threshold.delete()
        threshold.pk = key  # the event names the row that is gone


def add_team(actor: Any, service: Service, **fields: Any) -> Team:
    """Add a team to a service. Raises ValidationError where a field cannot be."""
    with deed(actor, "directory.add_team", service) as told:
        whose = {"place": service.place, "organisation": service.organisation, "service": service}
        team = Team(**whose, key=f"team-{uuid.uuid4().hex}")
        _set(team, fields, OF_TEAM)
        told.about(team, service=service.pk, fields=sorted(fields))
    return team


def edit_team(actor: Any, team: Team, **fields: Any) -> Team:
    """Change a team. Raises ValidationError where a field cannot be."""
    with deed(actor, "directory.edit_team", team) as told:
        _set(team, fields, OF_TEAM)
        told.fact(fields=sorted(fields))
    return team


def add_location(actor: Any, service: Service, **fields: Any) -> ServiceAtLocation:
    """Say where a service is given. Raises ValidationError where a field cannot be."""
    with deed(actor, "directory.add_location", service) as told:
        location = Location(place=service.place)
        _set_location(location, fields)
        here = ServiceAtLocation.objects.create(place=service.place, service=service, location=location)
        told.fact(at=here.pk, location=location.pk)
    return here


def edit_location(actor: Any, here: ServiceAtLocation, **fields: Any) -> Location:
    """Change where a service is given; a location that others use too is theirs as well, and stays as it is for them.

    Raises ValidationError where a field cannot be.
    """
    with deed(actor, "directory.edit_location", here.service) as told:
        location = here.location
        if location.services_here.exclude(service__organisation=here.service.organisation_id).exists():
            raise ValidationError(_("Other organisations are there too. Add a location of your own instead."))
        _set_location(location, fields)
        told.fact(location=location.pk, fields=sorted(fields))
    return location


def _set_location(location: Location, fields: dict[str, Any]) -> None:
    moved = any(getattr(location, name) != fields[name] for name in ("address", "postcode") if name in fields)
    if moved:  # what its feed said of the address is no longer so
        location.extra = {name: value for name, value in location.extra.items() if name != "addresses"}
    _set(location, fields, OF_LOCATION)


def _set(row: Any, fields: dict[str, Any], known: tuple[str, ...]) -> None:
    if unknown := set(fields) - set(known):
        raise ValidationError(f"there is no field {', '.join(sorted(unknown))} here that can be edited")
    for name, value in fields.items():
        setattr(row, name, value)
        if getattr(value, "place_id", row.place_id) != row.place_id:
            raise ValidationError({name: _("That belongs to another place.")})
    row.full_clean(exclude=["oruk_id"])
    row.save()
