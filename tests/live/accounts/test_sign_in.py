"""Signing in: nothing tells who has an account, nobody keeps or plants a session, staff need a second factor."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator

from commonweal.live.accounts.models import User
from commonweal.live.accounts.roles import STAFF, Role

pytestmark = pytest.mark.django_db
LOGIN, RESET = "/accounts/login/", "/accounts/password/reset/"
RIGHT = {"login": "experience@example.org", "password": "correct horse battery"}
PAGES = ["/", "/ourtown/", "/ourtown/directory/", "/ourtown/fund/", "/ourtown/decisions/", "/ourtown/people/",
         "/ourtown/search/?q=a", "/ourtown/directory/?format=csv", "/ourtown/fund/entries/"]  # fmt: skip


@pytest.fixture(autouse=True)
def _counted(settings):
    from django.core.cache import cache

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def simply(cast):
    """Somebody whose role needs no second factor, who has none."""
    Authenticator.objects.filter(user=cast.experience).delete()
    return cast


def test_a_session_that_was_planted_is_not_the_one_that_signs_in(simply):
    client = simply.client("public")
    session = client.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    client.post(LOGIN, RIGHT)
    assert "_auth_user_id" in client.session
    assert client.session.session_key != planted


def test_signing_out_ends_the_session_for_whoever_kept_it(simply):
    client, kept = simply.client("public"), simply.client("public")
    client.post(LOGIN, RIGHT)
    kept.cookies = client.cookies.copy()
    assert kept.get("/ourtown/people/").status_code == 200
    client.post("/accounts/logout/")
    assert kept.get("/ourtown/people/").status_code == 302


def test_the_session_s_cookie_is_for_us_alone(simply, settings):
    settings.SESSION_COOKIE_SECURE = True
    cookie = simply.client("public").post(LOGIN, RIGHT, secure=True).cookies["sessionid"]
    assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Lax")
    assert cookie["domain"] == ""


def test_nobody_is_led_elsewhere_after_signing_in(simply):
    answer = simply.client("public").post(LOGIN + "?next=https://evil.example/", RIGHT)
    assert answer.headers["Location"] == "/"


def test_a_forgotten_password_does_not_tell_who_has_an_account(cast, mailoutbox):
    told = []
    for who in ("worker@example.org", "nobody@example.org"):
        answer = cast.client("public").post(RESET, {"email": who}, follow=True)
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", answer.content.decode().replace(who, ""))
        told.append((answer.status_code, answer.redirect_chain, page))
    assert told[0][:2] == told[1][:2]
    assert told[0][2] == told[1][2]
    assert [mail.to for mail in mailoutbox] == [["worker@example.org"], ["nobody@example.org"]]
    assert "reset" in mailoutbox[0].body
    assert "/password/reset/key/" not in mailoutbox[1].body


def test_an_unknown_address_takes_as_long_as_a_wrong_password(cast, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    user = User.objects.get(email="worker@example.org")
    user.set_password("correct horse battery")
    user.save()
    took = {}
    for who in ("worker@example.org", "nobody@example.org"):
        began = time.process_time()
        cast.client("public").post(LOGIN, {"login": who, "password": "wrong"})
        took[who] = time.process_time() - began
    assert 0.4 < took["nobody@example.org"] / took["worker@example.org"] < 2.5


def test_a_right_password_alone_lets_nobody_in_who_has_a_second_factor(cast):
    client = cast.client("public")
    answer = client.post(LOGIN, {**RIGHT, "login": "worker@example.org"})
    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    assert client.get("/ourtown/people/").status_code == 302
    for _ in range(3):
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("has_one", [True, False])
def test_who_needs_a_second_factor_sees_no_page_without(cast, role, has_one):
    if not has_one:
        Authenticator.objects.all().delete()
    client = cast.client(role)
    for page in PAGES:
        answer = client.get(page)
        stopped = answer.status_code == 302 and answer.headers["Location"] == "/accounts/2fa/"
        assert stopped is (role in STAFF and not has_one), (role, page, answer.status_code)
