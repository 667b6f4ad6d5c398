"""The demonstration: a place folder brought in, and one user for each role.

Nobody trying it out has set up a phone, and a secret for an authenticator app helps only who has one. So the made-up
people alone sign in with a password and no second factor (`COMMONWEAL_DEMO`): on SQLite, without HTTPS,
bound to this machine. Real people in the same database are asked for theirs. The password is made at
random on each machine and kept in the home folder (`demo_password`, mode 0600).
"""

from pathlib import Path

from django.db import transaction

from commonweal.live.accounts.models import Membership, User
from commonweal.live.accounts.roles import Role
from commonweal.live.directory import demo as directory
from commonweal.live.environment import secret
from commonweal.live.fund import demo as fund
from commonweal.live.governance import demo as governance
from commonweal.live.places.models import Organisation, Place
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


def load(folder: Folder, home: Path) -> tuple[Place, str]:
    """Bring the folder in, with a user for each role; give the place and the password of all of them.

    Does nothing twice: what is already there is left as it is.
    """
    password = secret(home, "demo_password", size=12)  # short enough to type
    with transaction.atomic():
        notes = folder.manifest.notes
        place, made = Place.objects.get_or_create(
            slug=folder.name, defaults={"title": folder.title, "notes": notes, "is_public": True}
        )
        organisations = [
            Organisation.objects.get_or_create(
                place=place, key=row.id, defaults={"name": row.name, "sector": row.sector}
            )[0]
            for row in folder.providers
        ]
        for role in Role.values:
            _user(role, place, organisations[0], password)
        if made:
            actor = User.objects.get(email=f"steward{DEMO_DOMAIN}")
            directory.load(actor, place, folder)
            fund.load(actor, place, folder)
            governance.load(actor, place, folder)
    return place, password


def _user(role: str, place: Place, organisation: Organisation, password: str) -> None:
    email = f"{role}{DEMO_DOMAIN}"
    if User.objects.filter(email=email).exists():
        return
    user = User.objects.create_user(email, password, name=NAMES[role])
    Membership.objects.create(user=user, place=place, organisation=organisation, role=role)
