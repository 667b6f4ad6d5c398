"""People who use the workbench, what they are in which place, and how they are asked in."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from simple_history.models import HistoricalRecords

from commonweal.live.accounts.roles import STAFF, Role
from commonweal.live.places.models import Organisation, Place
from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces, PlacesOf


class UserRows(PlacesOf):
    """Users, as far as somebody may see them."""

    def visible_to(self, user: Any) -> "UserRows":
        """Yourself, and those who share a place with you, unless you are there as a researcher."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(models.Q(pk=user.pk) | models.Q(memberships__place__in=user.places_as(None))).distinct()


class UserManager(BaseUserManager.from_queryset(UserRows)):  # type: ignore[misc]  # a class made at run time
    """Makes users from an e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A user who signs in with the address; without a password, only after setting one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. There is no superuser: what may be done hangs on memberships alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_staff = False
    created = models.DateTimeField(default=timezone.now)
    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def current_memberships(self) -> list["Membership"]:
        """Memberships in force today, asked for once a request."""
        return list(self.memberships.in_force()) if self.is_active else []

    @property
    def place_ids(self) -> set[int]:
        """The places the user belongs to."""
        return {each.place_id for each in self.current_memberships}

    def places_as(self, roles: Iterable[str] | None) -> set[int]:
        """The places where the user has one of the roles; with None, any role."""
        return {m.place_id for m in self.current_memberships if roles is None or m.role in roles}

    def roles_in(self, place: Place) -> set[str]:
        """What the user is in the place."""
        return {m.role for m in self.current_memberships if m.place_id == place.pk}

    @property
    def needs_two_factors(self) -> bool:
        """Whether any of the user's roles is a staff role."""
        return any(m.role in STAFF for m in self.current_memberships)


# The public asks the same questions of itself as a user does, and belongs nowhere.
AnonymousUser.place_ids = frozenset()  # type: ignore[attr-defined]  # Django gives no setting for this class
AnonymousUser.current_memberships = ()  # type: ignore[attr-defined]  # as above, for want of a setting
AnonymousUser.places_as = lambda self, roles: frozenset()  # type: ignore[attr-defined]  # as above, no setting
AnonymousUser.roles_in = lambda self, place: frozenset()  # type: ignore[attr-defined]  # as above, no setting


class MembershipRows(OfPlaces):
    """Memberships: seen by the place's stewards and auditors, and by those whose they are."""

    open_rows = NOBODY_ELSE
    roles = frozenset({Role.STEWARD, Role.AUDITOR})

    def visible_to(self, user: Any) -> "MembershipRows":
        """Those of places where the user is steward or auditor, and the user's own."""
        return super().visible_to(user) | self.filter(user_id=user.pk)

    def in_force(self) -> "MembershipRows":
        """Those that have begun and not ended today."""
        today = timezone.localdate()
        return self.filter(started__lte=today).filter(models.Q(ended__isnull=True) | models.Q(ended__gt=today))


class Membership(models.Model):
    """What a user is in a place, for which organisation, from when to when."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="members"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    started = models.DateField(default=timezone.localdate)
    ended = models.DateField(null=True, blank=True)
    reviewed = models.DateField(null=True, blank=True, help_text="When a steward last said that it is still right.")
    objects = MembershipRows.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("place", "user")

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()} in {self.place}"


class InvitationRows(OfPlaces):
    """Invitations: seen by the place's stewards and auditors."""

    open_rows = NOBODY_ELSE
    roles = frozenset({Role.STEWARD, Role.AUDITOR})


class Invitation(models.Model):
    """A letter to an address that lets one person in, once, until a day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="invitations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True)
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    accepted = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    objects = InvitationRows.as_manager()

    class Meta:
        ordering = ("-sent",)

    def __str__(self) -> str:
        return f"invitation of {self.sent:%-d %B %Y}"
