"""Joining, moving and leaving: one verb each. Events hold no name and no address, so that a person can be erased."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.accounts import verbs_allowed  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.accounts.models import Invitation, Membership, User
from commonweal.live.accounts.roles import Role
from commonweal.live.audit import chain
from commonweal.live.audit.deed import deed
from commonweal.live.places.models import Organisation, Place

VALID_FOR = timedelta(days=7)


def token_hash(token: str) -> str:
    """What of a token is kept: its SHA-256, by which it can be known again but not made."""
    return hashlib.sha256(token.encode()).hexdigest()


def invite(
    actor: Any, place: Place, *, email: str, role: str, organisation: Organisation | None, address: str
) -> Invitation:
    """Ask somebody in by e-mail, once, within a week. `address` is where the letter leads, with {token} in it."""
    if role not in Role.values:
        raise ValidationError(f"There is no role “{role}”.")
    if organisation is not None and organisation.place_id != place.pk:
        raise ValidationError("That organisation belongs to another place.")
    token = secrets.token_urlsafe(32)
    with deed(actor, "accounts.invite", place) as told:
        row = Invitation.objects.create(
            place=place, organisation=organisation, email=email.lower(), role=role, token_hash=token_hash(token),
            invited_by=actor, expires=timezone.now() + VALID_FOR,
        )  # fmt: skip
        told.about(row, role=role)
        words = _("You are invited to work with %(place)s. Open this within a week:\n\n%(address)s\n")
        body = words % {"place": place.title, "address": address.format(token=token)}
        transaction.on_commit(lambda: send_mail(_("An invitation"), body, None, [row.email]))
    return row


def open_invitation(token: str) -> Invitation | None:
    """The invitation a token belongs to, if it can still be used."""
    rows = Invitation.objects.filter(token_hash=token_hash(token), accepted__isnull=True, withdrawn__isnull=True)
    return rows.filter(expires__gt=timezone.now()).select_related("place", "organisation").first()


def accept_invitation(token: str, *, name: str, password: str) -> User:
    """Make the account a letter was for, with its membership; one that exists keeps its password.

    Raises ValidationError where the letter was used, withdrawn or is too old.
    """
    with transaction.atomic():
        found = open_invitation(token)
        row = Invitation.objects.select_for_update().get(pk=found.pk) if found else None
        if row is None or row.accepted:
            raise ValidationError(_("This invitation was used or withdrawn, or is too old. Ask for another."))
        user = User.objects.filter(email=row.email).first() or User.objects.create_user(row.email, password, name=name)
        membership = Membership.objects.create(
            user=user, place=row.place, organisation=row.organisation, role=row.role, reviewed=timezone.localdate()
        )
        row.accepted = timezone.now()
        row.save(update_fields=["accepted"])
        # The invited person acts, who has no role before this: so there is no permission to ask for but the token.
        kind, facts = "accounts.membership", {"invitation": row.pk, "role": row.role}
        chain.append(user, row.place_id, "accounts.accept_invitation", kind, str(membership.pk), facts)
    return user


def withdraw_invitation(actor: Any, row: Invitation) -> None:
    """Make a letter worthless that was not used yet."""
    with deed(actor, "accounts.withdraw_invitation", row):
        row.withdrawn = timezone.now()
        row.save(update_fields=["withdrawn"])


def confirm_membership(actor: Any, row: Membership) -> None:
    """Say that somebody's role is still right."""
    with deed(actor, "accounts.confirm_membership", row):
        row.reviewed = timezone.localdate()
        row.save(update_fields=["reviewed"])


def end_membership(actor: Any, row: Membership) -> None:
    """End a membership from today; the place's last steward cannot be ended, and sessions end at once."""
    with deed(actor, "accounts.end_membership", row):
        _keep_a_steward(row)
        row.ended = timezone.localdate()
        row.save(update_fields=["ended"])
        _sign_out(row.user)


def change_role(actor: Any, row: Membership, *, role: str) -> None:
    """Move somebody to another role."""
    if role not in Role.values:
        raise ValidationError(f"There is no role “{role}”.")
    with deed(actor, "accounts.change_role", row) as told:
        if role != Role.STEWARD:
            _keep_a_steward(row)
        told.fact(before=row.role, after=role)
        row.role, row.reviewed = role, timezone.localdate()
        row.save(update_fields=["role", "reviewed"])


def _keep_a_steward(row: Membership) -> None:
    others = Membership.objects.in_force().filter(place=row.place, role=Role.STEWARD).exclude(pk=row.pk)
    if row.role == Role.STEWARD and not others.exists():
        raise ValidationError(_("A place needs a steward: make somebody else one first."))


def _sign_out(user: User) -> None:
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
