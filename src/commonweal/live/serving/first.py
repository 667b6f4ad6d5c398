"""The first steward of a place: everybody else is invited by one, so this one is made by whoever holds the machine."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from commonweal.live.accounts.models import Membership, User
from commonweal.live.accounts.roles import Role
from commonweal.live.audit import chain
from commonweal.live.directory.folder import bring_in_folder
from commonweal.live.fund.folder import bring_in_fund
from commonweal.live.governance.folder import bring_in_strategies
from commonweal.live.places.models import Place
from commonweal.place import Place as Folder


def first_steward(*, slug: str, title: str, email: str, name: str, password: str, is_public: bool = False) -> User:
    """Make a place with its first steward, closed to the public unless asked; a known account keeps its password.

    Raises ValidationError where the place has a steward (from then on stewards invite), or a value cannot be.
    """
    validate_slug(slug)
    validate_email(email)
    with transaction.atomic():
        place, _ = Place.objects.get_or_create(slug=slug, defaults={"title": title, "is_public": is_public})
        if Membership.objects.in_force().filter(place=place, role=Role.STEWARD).exists():
            raise ValidationError(f"{place.title} has a steward, who invites everybody else.")
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            validate_password(password)
            user = User.objects.create_user(email, password, name=name)
        membership = Membership.objects.create(user=user, place=place, role=Role.STEWARD)
        # Nobody has a role yet who could be asked for permission: holding the machine is what allows it.
        kind, key = "accounts.membership", str(membership.pk)
        chain.append(user, place.pk, "accounts.first_steward", kind, key, {"role": Role.STEWARD.value})
    return user


def bring_in(actor: User, place: Place, folder: Folder) -> None:
    """Fill a place that is new from a place folder that was checked: directory, strategies, fund; all or nothing.

    Raises ValidationError where something is in the place already.
    """
    if place.services.exists() or place.organisations.exists() or place.funds.exists():
        raise ValidationError(f"{place.title} holds something already; a folder is brought into a new place only.")
    with transaction.atomic():
        bring_in_folder(actor, place, folder)
        bring_in_strategies(actor, place, folder)
        if folder.manifest.funds:
            bring_in_fund(actor, place, folder)
