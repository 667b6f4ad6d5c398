from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from commonweal.live.accounts import actions
from commonweal.live.accounts.models import Invitation, Membership, User
from commonweal.live.audit import chain
from commonweal.live.audit.models import Event

pytestmark = pytest.mark.django_db
ADDRESS = "https://example.org/invitation/{token}/"


@pytest.fixture
def letter(cast, django_capture_on_commit_callbacks):
    """A letter to somebody new, with its token."""
    terms = {"email": "New@Example.org", "role": "worker", "organisation": cast.shelter, "address": ADDRESS}
    with django_capture_on_commit_callbacks(execute=True):
        row = actions.invite(cast.steward, cast.place, **terms)
    return row, mail.outbox[-1].body.split("/invitation/")[1].split("/")[0]


def test_a_letter_lets_one_person_in_once(cast, letter):
    row, token = letter
    assert mail.outbox[-1].to == ["new@example.org"]
    assert token not in row.token_hash
    user = actions.accept_invitation(token, name="New", password="a long enough one")
    assert user.roles_in(cast.place) == {"worker"}
    with pytest.raises(ValidationError, match="used or withdrawn"):
        actions.accept_invitation(token, name="Again", password="a long enough one")
    bodies = "".join(Event.objects.values_list("body", flat=True))
    assert "example.org" not in bodies
    assert "New" not in bodies
    assert chain.verify() is None


def test_a_letter_that_is_old_or_withdrawn_is_worthless(cast, letter):
    row, token = letter
    Invitation.objects.update(expires=timezone.now() - timedelta(minutes=1))
    assert actions.open_invitation(token) is None
    Invitation.objects.update(expires=timezone.now() + timedelta(days=1))
    actions.withdraw_invitation(cast.steward, row)
    assert actions.open_invitation(token) is None
    assert actions.open_invitation("no such token") is None


def test_an_account_that_exists_keeps_its_password(cast, letter):
    User.objects.create_user("new@example.org", "the password of before", name="Known")
    user = actions.accept_invitation(letter[1], name="Somebody Else", password="a thief's password")
    assert user.check_password("the password of before")
    assert user.name == "Known"


@pytest.mark.parametrize("role", ["commissioner", "lead", "worker", "experience", "researcher", "auditor", "outsider"])
def test_only_a_steward_invites_and_ends(cast, role):
    with pytest.raises(PermissionDenied):
        actions.invite(cast.users[role], cast.place, email="a@b.c", role="steward", organisation=None, address=ADDRESS)
    with pytest.raises(PermissionDenied):
        actions.end_membership(cast.users[role], cast.worker.memberships.get())


def test_what_ends_ends_at_once_with_its_sessions(cast):
    client = cast.client("worker")
    assert client.get("/ourtown/people/").status_code == 200
    actions.end_membership(cast.steward, cast.worker.memberships.get())
    assert client.get("/ourtown/people/").status_code == 302
    assert User.objects.get(pk=cast.worker.pk).current_memberships == []


def test_a_place_keeps_a_steward(cast):
    own = cast.steward.memberships.get()
    for undo in (
        lambda: actions.end_membership(cast.steward, own),
        lambda: actions.change_role(cast.steward, own, role="lead"),
    ):
        with pytest.raises(ValidationError, match="needs a steward"):
            undo()
    actions.change_role(cast.steward, cast.worker.memberships.get(), role="steward")
    actions.end_membership(cast.steward, own)
    assert Membership.objects.in_force().filter(place=cast.place, role="steward").count() == 1


def test_reviewing(cast):
    row = cast.worker.memberships.get()
    actions.confirm_membership(cast.steward, row)
    assert row.reviewed == timezone.localdate()
    with pytest.raises(ValidationError, match="no role"):
        actions.change_role(cast.steward, row, role="king")
