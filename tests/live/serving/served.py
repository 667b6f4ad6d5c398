"""A workbench that is served for real, to be asked, written to and killed."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from commonweal.live.serving.processes import answers, free_port

from .conftest import BEGIN, Env

SECRET = "c" * 32
PLACE = """
import json
from django.test import Client
from allauth.mfa.models import Authenticator
from commonweal.live.accounts.models import Membership, User
from commonweal.live.directory.models import Service
from commonweal.live.places.models import Organisation, Place
place = Place.objects.create(slug="ourtown", title="Our Town")
whose = Organisation.objects.create(place=place, key="shelter", name="Harbour Shelter")
user = User.objects.create_user("lead@example.org", "correct horse battery", name="Lee")
Membership.objects.create(user=user, place=place, organisation=whose, role="lead")
Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
service = Service.objects.create(place=place, organisation=whose, name="Night shelter")
client = Client()
client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
print(json.dumps({"service": service.pk, "session": client.cookies["sessionid"].value}))
"""


def run(env: Env, code: str) -> str:
    """Run a program within the workbench, and give what it said."""
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + code], env=env, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def until(what, patience=60.0):
    """What it gives once that is something; fails after so many seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError(f"nothing came of {what} in {patience} seconds")


@dataclass
class Served:
    """`commonweal serve`, what it serves, and a lead's session in it."""

    env: Env
    port: int
    process: "subprocess.Popen[str]"
    service: int
    session: str
    headers: dict[str, str]

    def ask(self, address: str, form: dict[str, object] | None = None) -> int:
        """The status of a page, or of a form that is posted; 0 where no answer came."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        body = urlencode(form | {"csrfmiddlewaretoken": SECRET}) if form is not None else None
        headers = {"Cookie": f"sessionid={self.session}; csrftoken={SECRET}"} | self.headers
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
        try:
            connection.request("POST" if body else "GET", address, body, headers)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()

    def children(self) -> dict[str, int]:
        """Web and worker, by number."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                command = (folder / "cmdline").read_bytes().decode()
                if parent == self.process.pid:
                    found["web" if "gunicorn" in command else "worker"] = int(folder.name)
        return found


@contextlib.contextmanager
def served(env: Env, only: str | None = None, headers: dict[str, str] | None = None):
    """Serve a small place for as long as the block runs."""
    told = json.loads(run(env, PLACE))
    port = free_port()
    words = ["serve", "--port", str(port), *(["--only", only] if only else [])]
    command = [sys.executable, "-c", "from commonweal.cli import main; main()", *words]
    process = subprocess.Popen(command, env=env, text=True)
    try:
        if only != "worker":
            assert answers("127.0.0.1", port)
        yield Served(env, port, process, told["service"], told["session"], headers or {})
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
        process.wait(30)
