"""The demonstration: a place folder brought in, and one user for each role.

Nobody trying it out has set up a phone, and a secret for an authenticator app helps only who has one. So the made-up
people alone sign in with a password and no second factor (`COMMONWEAL_DEMO`): on SQLite, without HTTPS,
bound to this machine. Real people in the same database are asked for theirs. The password is made at
random on each machine and kept in the home folder (`demo_password`, mode 0600).
"""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from commonweal.live.accounts.models import Membership, User
from commonweal.live.accounts.permissions import PLACE, allow
from commonweal.live.accounts.roles import Role
from commonweal.live.assurance import demo as assurance
from commonweal.live.audit.deed import deed
from commonweal.live.directory import demo as directory
from commonweal.live.environment import secret
from commonweal.live.fund import demo as fund
from commonweal.live.governance import demo as governance
from commonweal.live.places.actions import edit_place
from commonweal.live.places.models import Organisation, Place
from commonweal.live.serving.first import first_steward
from commonweal.place import Place as Folder

NAMES = {
    "steward": "Sam Steward",
    "commissioner": "Cass Commissioner",
    "lead": "Lee Lead",
    "worker": "Wyn Worker",
    "experience": "Ex Perience",
    "researcher": "Ray Researcher",
    "auditor": "Aud Itor",
}
"""Made-up people, one for each role."""
DEMO_DOMAIN = "@demo.invalid"
"""Their addresses; no mail can reach them (RFC 2606)."""


allow("serving.make_up", steward=PLACE)


def load(folder: Folder, home: Path) -> tuple[Place, str]:
    """Bring the folder in, with a user for each role; give the place and the password of all of them.

    Everything is done by verbs, as the made-up steward. Does nothing twice: what is already there is left as it is.
    Raises ValidationError where the place is somebody's own.
    """
    password = secret(home, "demo_password", size=12)  # short enough to type
    with transaction.atomic():
        place = Place.objects.filter(slug=folder.name).first()
        if place is None:
            steward = _steward(folder, password)
            place = Place.objects.get(slug=folder.name)
            edit_place(steward, place, title=folder.title, notes=folder.manifest.notes, is_public=True)
            directory.load(steward, place, folder)
            _others(steward, place, password)
            governance.load(steward, place, folder)
            fund.load(steward, place, folder)  # money moves by a decision, so these come before
            assurance.load(steward, place)
        elif not Membership.objects.in_force().filter(place=place, user__email=_address(Role.STEWARD)).exists():
            raise ValidationError(
                f"{place.title} is here already and no demonstration; name another folder with --home for one."
            )
    return place, password


def _address(role: str) -> str:
    return f"{role}{DEMO_DOMAIN}"


def _steward(folder: Folder, password: str) -> User:
    email, name = _address(Role.STEWARD), NAMES[Role.STEWARD]
    return first_steward(
        slug=folder.name, title=folder.title, email=email, name=name, password=password, is_public=True
    )


def _others(steward: User, place: Place, password: str) -> None:
    """One made-up person for each of the other roles, all of the first organisation, the steward too.

    Nobody could open a letter to them, so they are not invited.
    """
    organisation = Organisation.objects.filter(place=place).order_by("pk").first()
    steward_too = Membership.objects.get(place=place, user=steward)
    with deed(steward, "serving.make_up", steward_too) as told:
        steward_too.organisation = organisation
        steward_too.save(update_fields=["organisation"])
        told.fact(organisation=organisation.pk if organisation else None)
    for role in (role for role in Role.values if role != Role.STEWARD):
        _make_up(steward, place, organisation, role, password)


def _make_up(actor: Any, place: Place, organisation: Organisation | None, role: str, password: str) -> None:
    with deed(actor, "serving.make_up", place) as told:
        user = User.objects.filter(email=_address(role)).first()
        user = user or User.objects.create_user(_address(role), password, name=NAMES[role])
        row = Membership.objects.create(user=user, place=place, organisation=organisation, role=role)
        told.about(row, role=role)
