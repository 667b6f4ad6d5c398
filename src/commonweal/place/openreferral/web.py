"""One answer from the web, within limits, and never from an inner network by accident.

A feed's address is given by a person. Without care, a server that fetches it would ask whatever it can reach for
whatever that person likes: its own database, the cloud's keys, a printer. So a name is looked up once, every address
it has must be one of the open internet, and the connection goes to an address that was looked at; the same for each
redirect.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from commonweal.place.openreferral.documents import MOST_BYTES, NoFeedError

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_NAT64: Final = tuple(ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48"))
_HEADERS: Final = {
    "Accept": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": "Commonweal (reads Open Referral UK feeds)",
}


@dataclass(frozen=True)
class Limits:
    """How far fetching goes: seconds and bytes altogether, seconds for one answer, pages of one list, and so on."""

    seconds: float = 600.0
    seconds_each: float = 30.0
    size: int = MOST_BYTES
    pages: int = 1000
    answers: int = 20_000
    redirects: int = 5


class Web:
    """Asks for one address after the other, and counts what it has used of its limits."""

    def __init__(self, limits: Limits, local: bool = False) -> None:
        """Begin to count. `local` allows this machine and inner networks: only for a person at its keyboard."""
        self.limits, self.local = limits, local
        self.left, self.answers = limits.size, 0
        self.until = time.monotonic() + limits.seconds

    def get(self, url: str) -> tuple[int, bytes]:
        """The status and body that an address answers with, after its redirects.

        Raises NoFeedError where it is no address, may not be asked, does not answer, or says too much.
        """
        for _ in range(self.limits.redirects + 1):
            status, where, body = self._ask(url)
            if status not in REDIRECTS or where is None:
                return status, body
            url = urljoin(url, where)
        raise NoFeedError(url[:200], "sends us on and on", "Give the address that it ends at")

    def _ask(self, url: str) -> tuple[int, str | None, bytes]:
        parts = split(url)
        self.answers += 1
        seconds = min(self.limits.seconds_each, self.until - time.monotonic())
        if seconds <= 0 or self.answers > self.limits.answers:
            said = f"has not said all it has to say within {self.limits.seconds:.0f} seconds"
            raise NoFeedError(url[:200], said, "Ask for its data as a file")
        try:
            return self._answer(parts, seconds)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, NoFeedError):
                raise
            late = isinstance(error, TimeoutError) or self.until <= time.monotonic()
            what = f"does not answer within {seconds:.0f} seconds" if late else f"cannot be reached ({_why(error)})"
            raise NoFeedError(url[:200], what, "Check the address, or try again later") from None

    def _answer(self, parts: SplitResult, seconds: float) -> tuple[int, str | None, bytes]:
        opened = self._connected(parts, seconds)
        late = threading.Event()

        def hang_up() -> None:
            late.set()
            with suppress(OSError):
                socket.socket.shutdown(opened, socket.SHUT_RDWR)  # the plain way also where TLS is around it

        watch = threading.Timer(seconds, hang_up)  # a socket's own limit is for each byte, and begins anew with each
        watch.daemon = True
        watch.start()
        try:
            connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
            connection.sock = opened
            connection.request("GET", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", headers=_HEADERS)
            answer = connection.getresponse()
            body = answer.read(self.left + 1)
            if late.is_set():
                raise TimeoutError
        except Exception:
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            watch.cancel()
            opened.close()
        self.left -= len(body)
        if self.left < 0:
            raise NoFeedError(
                parts.geturl()[:200], f"says more than {self.limits.size:,} bytes", "Ask for a part of it"
            )
        return answer.status, answer.getheader("Location"), body

    def _connected(self, parts: SplitResult, seconds: float) -> Any:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        found = [info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        if not self.local and not all(is_public(str(address)) for address in found):
            right = "Only addresses of the open internet are asked"
            raise NoFeedError(parts.geturl()[:200], "leads to this machine or into an inner network", right)
        plain = _first(found, port, seconds)
        if parts.scheme == "http":
            return plain
        try:
            return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise


def split(url: str) -> SplitResult:
    """The parts of a web address. Raises NoFeedError for one that is none, or that carries a name and password."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and parts.username is None
    except ValueError:
        good = False
    if not good or not url.isprintable() or " " in url:
        right = "Expected one that begins with https:// or http://, without a name or password in it"
        raise NoFeedError(repr(url[:200])[1:-1], "is no address that can be asked", right)
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, not this machine, not a wrapped one of these."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or found.teredo
        if wrapped or any(found in network for network in _NAT64):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _first(addresses: list[Any], port: int, seconds: float) -> socket.socket:
    """A connection to the first address that takes one."""
    last: OSError = OSError("it has no address")
    until = time.monotonic() + seconds
    for address in addresses[:4]:
        try:
            return socket.create_connection((address, port), timeout=max(until - time.monotonic(), 0.1))
        except OSError as error:
            last = error
    raise last


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror | UnicodeError):
        return "nobody knows that name"
    if isinstance(error, ssl.SSLError):
        return "its certificate cannot be trusted"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    return type(error).__name__
