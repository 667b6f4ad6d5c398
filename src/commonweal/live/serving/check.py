"""Start everything, ask for the main pages as each role, stop: what a place would look at after setting up."""

from collections.abc import Callable

from django.test import Client

from commonweal.live.accounts.models import Membership
from commonweal.live.accounts.roles import Role
from commonweal.live.places.models import Place
from commonweal.live.serving import processes

PAGES = ("", "directory/", "fund/", "decisions/", "search/?q=help", "people/")
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
                say(f"{role}: nobody has this role; left out")
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
    membership = Membership.objects.in_force().filter(role=role, user__is_active=True).select_related("user").first()
    if membership is None:
        return None
    client = Client()
    client.force_login(membership.user, backend=BACKEND)
    return client.cookies["sessionid"].value


def _ask(say: Callable[[str], object], port: int, address: str, role: str, session: str | None) -> bool:
    from http.client import HTTPConnection

    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", address, headers={"Cookie": f"sessionid={session}"} if session else {})
    answer = connection.getresponse()
    body = answer.read()
    leads_to = answer.headers.get("Location", "")
    members_only = address.endswith("/people/") and role == "public"
    right = (answer.status == 302 and "/accounts/login" in leads_to) if members_only else answer.status == 200
    say(f"{role:12} {answer.status} {len(body):7,} bytes  {address}{'' if right else '  WRONG'}")
    return right


def _work(say: Callable[[str], object]) -> bool:
    """Whether the worker does what it is given."""
    import time

    from commonweal.live.serving.tasks import nothing

    result = nothing.enqueue()
    for _ in range(150):
        result.refresh()
        if result.is_finished:
            say(f"worker: did a task ({result.status})")
            return str(result.status) == "SUCCESSFUL"
        time.sleep(0.2)
    say("worker: did not do its task in 30 seconds")
    return False
