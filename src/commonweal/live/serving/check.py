"""Start everything, ask for the main pages as each role, stop: what a place would look at after setting up."""

import time
from collections.abc import Callable
from http.client import HTTPConnection

from django.conf import settings
from django.test import Client

from commonweal.live.accounts.models import Membership
from commonweal.live.accounts.roles import Role
from commonweal.live.places.models import Place
from commonweal.live.serving import processes
from commonweal.live.serving.demo import DEMO_DOMAIN
from commonweal.live.serving.tasks import nothing

MONEY = ("fund/", "fund/statements/")
PAGES = ("", "waiting/", "directory/", *MONEY, "decisions/", "assurance/", "search/?q=help", "people/")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def check(say: Callable[[str], object]) -> bool:
    """Say a line for each page and role; give whether all answered as they should."""
    port = processes.free_port()
    good = True
    with processes.running("127.0.0.1", port) as started:
        if not processes.answers("127.0.0.1", port):
            say("web: did not answer")
            return False
        for role in ("public", *Role.values):
            session = _session(role)
            if role != "public" and session is None:
                say(f"{role}: no user of a demonstration has this role; left out")
                continue
            for place in Place.objects.filter(is_public=True)[:1]:
                for page in PAGES:
                    good = _ask(say, port, f"/{place.slug}/{page}", role, session) and good
        good = _work(say) and good
        for name, process in started.items():
            alive = process.poll() is None
            say(f"{name}: {'running' if alive else 'ended by itself'}")
            good = good and alive
    return good


def _session(role: str) -> str | None:
    if role == "public":
        return None
    demo = Membership.objects.in_force().filter(role=role, user__is_active=True, user__email__endswith=DEMO_DOMAIN)
    membership = demo.select_related("user").first()
    if membership is None:
        return None
    client = Client()
    client.force_login(membership.user, backend=BACKEND)
    return client.cookies["sessionid"].value


def _ask(say: Callable[[str], object], port: int, address: str, role: str, session: str | None) -> bool:
    # As a web server with a certificate before it would ask; without COMMONWEAL_HTTPS nobody listens to the second.
    headers = {"Host": settings.ALLOWED_HOSTS[0], "X-Forwarded-Proto": "https"}
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers=headers | ({"Cookie": f"sessionid={session}"} if session else {}))
    answer = connection.getresponse()
    body = answer.read()
    right = is_right(role, address, answer.status, answer.headers.get("Location", ""))
    say(f"{role:12} {answer.status} {len(body):7,} bytes  {address}{'' if right else '  WRONG'}")
    return right


def is_right(role: str, address: str, status: int, leads_to: str) -> bool:
    """Whether an answer is what the role should get: the people of a place are no public page."""
    if address.endswith("/people/") and role != "steward":
        to_sign_in = status == 302 and "/accounts/login" in leads_to
        return to_sign_in or status in {403, 404} or (status == 200 and role != "public")
    return status == 200


def _work(say: Callable[[str], object]) -> bool:
    """Whether the worker does what it is given."""
    result = nothing.enqueue()
    for _ in range(150):
        result.refresh()
        if result.is_finished:
            say(f"worker: did a task ({result.status})")
            return str(result.status) == "SUCCESSFUL"
        time.sleep(0.2)
    say("worker: did not do its task in 30 seconds")
    return False
