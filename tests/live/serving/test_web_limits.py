"""A workbench as a place serves it (HTTPS=1): its headers, and what gunicorn refuses before Django sees it."""

import contextlib
import socket
import subprocess
import sys
from http.client import HTTPConnection

import pytest

from .served import served

pytestmark = pytest.mark.slow
NAME = "ourplace.example"
HTTPS = {"Host": NAME, "X-Forwarded-Proto": "https", "Referer": f"https://{NAME}/"}
HEADERS = {
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = {
    "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
}  # fmt: skip


@pytest.fixture
def place(fresh):
    """A place that is served behind a web server with a certificate."""
    with served(fresh() | {"COMMONWEAL_HTTPS": "1", "COMMONWEAL_HOSTS": NAME}, only="web", headers=HTTPS) as it:
        yield it


def said(port: int, raw: bytes, patience: float = 15.0) -> bytes:
    """What comes back for bytes as they are."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as opened:
        with contextlib.suppress(ConnectionError):
            opened.sendall(raw)
        answer = b""
        with contextlib.suppress(ConnectionError):
            while piece := opened.recv(65536):
                answer += piece
    return answer


def test_check_deploy_is_clean(fresh):
    env = fresh() | {
        "COMMONWEAL_HTTPS": "1",
        "COMMONWEAL_HOSTS": NAME,
        "DATABASE_URL": "postgres://commonweal@database/commonweal",
        "DJANGO_SETTINGS_MODULE": "commonweal.live.settings",
    }
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout
    open_to_all = subprocess.run(
        command, env=env | {"COMMONWEAL_HTTPS": "0"}, capture_output=True, text=True, check=False, timeout=120
    )
    assert open_to_all.returncode != 0  # so the check does look at these settings


def test_headers_and_limits_of_a_place(place):
    _headers(place)
    _gunicorn_s_limits(place.port)
    _large_bodies(place)
    assert place.ask("/ourtown/") == 200


def _headers(place):
    for address in ("/ourtown/", "/accounts/login/", "/api/openapi.json", "/nowhere/"):
        connection = HTTPConnection("127.0.0.1", place.port, timeout=30)
        connection.request("GET", address, headers=HTTPS)
        answer = connection.getresponse()
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, address
        policy = {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")}
        scripts = {part for part in policy if part.startswith("script-src")}
        assert policy - scripts == POLICY
        assert "unsafe" not in "".join(scripts)
    connection = HTTPConnection("127.0.0.1", place.port, timeout=30)
    connection.request("GET", "/ourtown/", headers={"Host": NAME})
    assert connection.getresponse().headers["Location"] == f"https://{NAME}/ourtown/"
    connection = HTTPConnection("127.0.0.1", place.port, timeout=30)
    connection.request("GET", "/ourtown/", headers=HTTPS | {"Host": "evil.example"})
    assert connection.getresponse().status == 400


def _gunicorn_s_limits(port):
    head = f"Host: {NAME}\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n".encode()
    long_line = said(port, b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n" + head + b"\r\n")
    assert long_line.startswith(b"HTTP/1.1 4"), long_line[:200]
    huge = said(port, b"GET / HTTP/1.1\r\n" + head + b"X-Huge: " + b"a" * 100_000 + b"\r\n\r\n")
    assert huge.startswith(b"HTTP/1.1 4"), huge[:200]
    many = said(port, b"GET / HTTP/1.1\r\n" + head + b"".join(b"X-%d: 1\r\n" % n for n in range(500)) + b"\r\n")
    assert many.startswith(b"HTTP/1.1 4"), many[:200]
    both = b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    twice = said(port, b"POST / HTTP/1.1\r\n" + head + both)
    assert twice.startswith(b"HTTP/1.1 4"), twice[:200]


def _large_bodies(place):
    size = 25_000_000
    start = b"--x\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\n"
    head = f"POST /ourtown/directory/add/ HTTP/1.1\r\nHost: {NAME}\r\nX-Forwarded-Proto: https\r\n"
    head += f"Content-Length: {size}\r\nContent-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n\r\n"
    answer = said(place.port, head.encode() + start + b"a" * (size - len(start)))
    assert answer.startswith(b"HTTP/1.1 413"), answer[:300]
    assert b"can be sent at once" in answer


def test_a_slow_sender_holds_one_thread_and_no_longer_than_it_stays(place):
    """gunicorn's threads read for themselves, so a web server that waits for slow senders has to stand before it."""
    head = b"GET / HTTP/1.1\r\nHost: "
    for many, while_there in ((2, True), (40, False)):
        slow = [socket.create_connection(("127.0.0.1", place.port), timeout=5) for _ in range(many)]
        for each in slow:
            each.sendall(head)
        if while_there:
            assert place.ask("/ourtown/") == 200
        for each in slow:
            each.close()
        assert place.ask("/ourtown/") == 200
