"""Signing in as staff do, in Chromium: with an authenticator app, and with a passkey."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"


def code(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(page, email: str) -> None:
    """Write the address and the password."""
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main form[method=post] button[type=submit] >> nth=0")


def test_from_the_password_by_the_app_s_code_to_the_place(page_as, cast):
    page = page_as("public")
    sign_in(page, "worker@example.org")
    assert "/2fa/authenticate/" in page.url
    assert not faults(page)
    page.fill("[name=code]", "000000")
    page.press("[name=code]", "Enter")
    page.wait_for_load_state()
    assert "/2fa/authenticate/" in page.url
    page.fill("[name=code]", code("JBSWY3DPEHPK3PXP"))
    page.press("[name=code]", "Enter")
    page.wait_for_url(re.compile("/ourtown/$"))
    page.goto("/ourtown/people/")
    assert page.locator("h1").inner_text()
    assert not page.wrong


def confirm(page) -> None:
    """Give the password once more, as whoever changes how they sign in must."""
    assert "/accounts/reauthenticate/" in page.url
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_load_state()


def test_a_worker_without_a_second_factor_sets_one_up_and_comes_in(page_as, cast):
    Authenticator.objects.filter(user=cast.worker).delete()
    page = page_as("public")
    sign_in(page, "worker@example.org")
    page.goto("/ourtown/people/")
    assert page.url.endswith("/accounts/2fa/")
    page.goto("/accounts/2fa/totp/activate/")
    confirm(page)
    assert not faults(page)
    assert page.locator("main img").first.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = page.locator("[id=authenticator_secret]").input_value()
    page.fill("[name=code]", code(secret))
    page.press("[name=code]", "Enter")
    page.wait_for_url(re.compile("recovery-codes"))
    assert not faults(page)
    page.goto("/ourtown/people/")
    assert page.url.endswith("/ourtown/people/")


def test_a_passkey_is_made_and_signs_in_by_itself(page_as, cast, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = page_as("public")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    key |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    sign_in(page, "worker@example.org")
    page.fill("[name=code]", code("JBSWY3DPEHPK3PXP"))
    page.press("[name=code]", "Enter")
    page.wait_for_url(re.compile("/ourtown/$"))
    page.goto("/accounts/2fa/webauthn/add/")
    confirm(page)
    assert not faults(page)
    page.fill("[name=name]", "My phone")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(re.compile(r"/accounts/2fa/(?!webauthn/add)"))
    assert Authenticator.objects.filter(user=cast.worker, type="webauthn").count() == 1
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    page.wait_for_url(re.compile("/ourtown/$"))
    page.goto("/ourtown/people/")
    assert page.url.endswith("/ourtown/people/")
    assert not page.wrong
