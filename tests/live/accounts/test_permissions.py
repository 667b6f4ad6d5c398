import pytest

from commonweal.live.accounts import permissions
from commonweal.live.accounts.permissions import WHO_MAY, allow, require, whose
from commonweal.live.accounts.roles import Role

pytestmark = pytest.mark.django_db


# An auditor says what they found, as one of four voices; a researcher takes out a record with nobody in it. Neither
# changes what others wrote: docs/decisions/0015.
NO_CHANGE = {"assurance.say_independent", "assurance.withdraw", "gate.export_record"}


def test_researchers_and_auditors_change_nothing_of_others():
    import commonweal.live.urls  # noqa: F401 - brings every app's table in

    assert len(WHO_MAY) > 20
    for verb in set(WHO_MAY) - NO_CHANGE:
        roles = WHO_MAY[verb]
        assert not {Role.RESEARCHER, Role.AUDITOR} & set(roles), verb


def test_a_verb_is_allowed_in_one_place(cast):
    with pytest.raises(ValueError, match="already allowed"):
        allow("accounts.invite", worker=permissions.PLACE)
    with pytest.raises(LookupError, match="no role is allowed"):
        require(cast.steward, "accounts.fly", cast.place)


def test_whose_a_row_is(cast):
    assert whose(cast.place) == (cast.place.pk, None)
    assert whose(cast.shelter) == (cast.place.pk, cast.shelter.pk)
    assert whose(cast.worker.memberships.get()) == (cast.place.pk, cast.shelter.pk)


def test_a_role_elsewhere_reaches_nothing_here(cast):
    assert cast.steward.has_perm("accounts.invite", cast.place)
    assert not cast.outsider.has_perm("accounts.invite", cast.place)
    assert not cast.public.has_perm("accounts.invite", cast.place)
