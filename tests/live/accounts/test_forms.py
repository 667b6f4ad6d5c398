import pytest

from commonweal.live.accounts.forms import AcceptForm, InviteForm

pytestmark = pytest.mark.django_db


def test_invitations_are_for_organisations_of_the_place(cast):
    theirs = cast.outsider.memberships.get().organisation
    form = InviteForm({"email": "a@example.org", "role": "worker", "organisation": theirs.pk}, place=cast.place)
    assert "organisation" in form.errors


@pytest.mark.parametrize(
    ("password", "good"), [("short", False), ("password1234", False), ("nine green bottles", True)]
)
def test_passwords_are_long_and_not_common(password, good):
    assert AcceptForm({"name": "A", "password": password}).is_valid() is good
