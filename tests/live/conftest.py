"""The cast of the workbench's tests, in a small place beside a foreign one; and a database that can be emptied."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client, TransactionTestCase

from commonweal.live.accounts.models import Membership, User
from commonweal.live.accounts.roles import Role
from commonweal.live.assurance import frozen
from commonweal.live.audit import triggers
from commonweal.live.fund import ledger
from commonweal.live.places.models import Organisation, Place

_empty = TransactionTestCase._fixture_teardown


def _emptied(self: Any) -> None:
    # Events are only appended, entries only reversed; a test that commits has to get rid of its own all the same.
    triggers.remove(connection)
    ledger.remove(connection)
    frozen.remove(connection)
    try:
        _empty(self)
    finally:
        triggers.install(connection)
        ledger.install(connection)
        frozen.install(connection)


# A test module that imports from here by name loads this file a second time; once is enough.
if _empty.__name__ != _emptied.__name__:
    TransactionTestCase._fixture_teardown = _emptied


@dataclass
class Cast:
    """One user of each role in `place` (for `shelter`, a charity), and a steward of somewhere else."""

    place: Place
    elsewhere: Place
    shelter: Organisation
    council: Organisation
    users: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, role: str) -> Any:
        try:
            return self.__dict__["users"][role]
        except KeyError:
            raise AttributeError(role) from None

    def client(self, role: str) -> Client:
        """A browser in which somebody of this role is signed in (nobody, for the public)."""
        client = Client()
        if role != "public":
            client.force_login(self.users[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


@pytest.fixture
def cast(db: None) -> Cast:
    """A steward, commissioner, lead, worker, person with lived experience, researcher, auditor, outsider and public."""
    place = Place.objects.create(slug="ourtown", title="Our Town")
    elsewhere = Place.objects.create(slug="elsewhere", title="Elsewhere", is_public=False)
    shelter = Organisation.objects.create(place=place, key="shelter", name="Harbour Shelter", sector="charity")
    council = Organisation.objects.create(place=place, key="council", name="Town Council", sector="statutory")
    made = Cast(place, elsewhere, shelter, council)
    for role in Role.values:
        made.users[role] = _member(f"{role}@example.org", role.title(), place, role, shelter)
    theirs = Organisation.objects.create(place=elsewhere, key="theirs", name="Their Charity")
    made.users["outsider"] = _member("outsider@example.org", "Outsider", elsewhere, "steward", theirs)
    made.users["public"] = AnonymousUser()
    return made


def _member(email: str, name: str, place: Place, role: str, organisation: Organisation) -> User:
    user = User.objects.create_user(email, "correct horse battery", name=name)
    Membership.objects.create(user=user, place=place, role=role, organisation=organisation)
    give_second_factor(user)
    return user


def give_second_factor(user: User) -> None:
    """Give somebody an authenticator app, as staff must have."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "JBSWY3DPEHPK3PXP"})
