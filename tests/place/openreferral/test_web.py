import socket
import time

import pytest

from commonweal.place.openreferral import Limits, NoFeedError
from commonweal.place.openreferral import web as module
from commonweal.place.openreferral.web import Web, is_public, split

from .server import drip, sent_on, serving


def local(**limits):
    return Web(Limits(**limits), local=True)


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:4009:81f::200e"])
def test_the_open_internet_may_be_asked(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
        "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "x",
    ],
)  # fmt: skip
def test_inner_addresses_may_not_be_asked_however_they_are_wrapped(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_this_machine_is_refused_under_all_its_names_before_anything_is_asked(host, monkeypatch):
    def never(*_args, **_kwargs):
        raise AssertionError("was asked")

    monkeypatch.setattr(socket, "create_connection", never)
    with pytest.raises(NoFeedError, match=r"inner network|cannot be reached"):
        Web(Limits()).get(f"http://{host}/services")


def test_a_redirect_to_an_inner_address_is_refused(monkeypatch):
    """The first address counts as public here; the one it sends us to does not."""
    with serving(lambda path, query, handler: sent_on(handler, "http://localhost:1/secret")) as base:
        first = base.removeprefix("http://").split(":")[0]
        names = {"localhost": "10.0.0.7", first: first}
        plain = socket.getaddrinfo
        monkeypatch.setattr(module.socket, "getaddrinfo", lambda host, *a, **k: plain(names[host], *a, **k))
        monkeypatch.setattr(module, "is_public", lambda address: address == first)
        with pytest.raises(NoFeedError, match=r"localhost:1/secret: leads to this machine or into an inner network"):
            Web(Limits()).get(base)


def test_a_name_of_which_one_address_is_inner_is_refused(monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *a, **k: found)
    with pytest.raises(NoFeedError, match="inner network"):
        Web(Limits()).get("http://example.org/")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org", "file:///etc/passwd", "example.org", "http://", "http://a:b@example.org/", "gopher://x",
        "http://exa mple.org", "http://example.org/\r\nX: y", "http://[::1", "http://example.org:99999/", "",
        "javascript:1",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(NoFeedError, match="is no address that can be asked"):
        split(url)


def test_redirects_are_followed_but_not_for_ever():
    def answer(path, query, handler):
        return {"here": True} if path == "/2" else sent_on(handler, f"/{path[1:]}1" if path != "/1" else "/2")

    with serving(answer) as base:
        assert local().get(f"{base}/1") == (200, b'{"here": true}')
        with pytest.raises(NoFeedError, match="sends us on and on"):
            local().get(f"{base}/3")


def test_a_slow_server_is_left_in_time():
    with serving(lambda path, query, handler: drip(handler, 5)) as base:
        begun = time.monotonic()
        with pytest.raises(NoFeedError, match="does not answer within"):
            local(seconds_each=0.4).get(base)
        assert time.monotonic() - begun < 2


def test_all_answers_together_have_their_time():
    with serving(lambda path, query, handler: drip(handler, 5)) as base:
        web = local(seconds=0.3)
        for _ in range(2):
            with pytest.raises(NoFeedError, match=r"within 0 seconds"):
                web.get(base)


def test_an_answer_that_is_too_large_is_left_and_so_are_too_many():
    with serving(lambda path, query, handler: ["x" * 1000]) as base:
        with pytest.raises(NoFeedError, match="says more than 500 bytes"):
            local(size=500).get(base)
        web = local(answers=1)
        web.get(base)
        with pytest.raises(NoFeedError):
            web.get(base)


def test_nobody_there_is_told():
    with pytest.raises(NoFeedError, match="nothing listens there"):
        local().get("http://127.0.0.1:1/")
    with pytest.raises(NoFeedError, match="cannot be reached"):
        local().get("http://nowhere.invalid/")
