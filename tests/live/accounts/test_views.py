import pytest

from commonweal.live.accounts.models import Invitation, Membership, User

pytestmark = pytest.mark.django_db
HOME = "/ourtown/people/"


def test_members_see_names_and_researchers_do_not(cast):
    assert "Worker" in cast.client("worker").get(HOME + "?format=csv").content.decode()
    shown = cast.client("researcher").get(HOME + "?format=csv").content.decode()
    assert "Name" not in shown
    assert "Worker," not in shown
    assert cast.client("public").get(HOME).status_code == 302


def test_from_the_letter_to_the_first_page(cast, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        cast.client("steward").post(HOME + "invite/", {"email": "new@example.org", "role": "worker"})
    path = mailoutbox[0].body.split("testserver")[1].split()[0]
    client = cast.client("public")
    assert "You are invited" in client.get(path).content.decode()
    weak = client.post(path, {"name": "New", "password": "password"})
    assert "govuk-error" in weak.content.decode()
    client.post(path, {"name": "New", "password": "nine green bottles"})
    assert User.objects.filter(email="new@example.org").exists()
    assert client.get(path).status_code == 410
    client.post("/accounts/login/", {"login": "new@example.org", "password": "nine green bottles"})
    assert client.get(HOME).headers["Location"] == "/accounts/2fa/"


def test_the_review_confirms_ends_and_withdraws(cast):
    client = cast.client("steward")
    cast.client("steward").post(HOME + "invite/", {"email": "x@example.org", "role": "worker"})
    assert "x@example.org" in client.get(HOME + "review/").content.decode()
    client.post(f"{HOME}invitations/{Invitation.objects.get().pk}/withdraw/")
    assert Invitation.objects.get().withdrawn
    row = cast.worker.memberships.get()
    client.post(f"{HOME}{row.pk}/confirm/")
    client.post(f"{HOME}{row.pk}/end/")
    assert Membership.objects.get(pk=row.pk).ended
    own = cast.steward.memberships.get()
    assert "needs a steward" in client.post(f"{HOME}{own.pk}/end/", follow=True).content.decode()
    assert cast.client("auditor").get(HOME + "review/").status_code == 403
