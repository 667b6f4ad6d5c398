import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from commonweal.live.serving.health import health
from commonweal.live.serving.processes import free_port


@pytest.mark.parametrize(("status", "well"), [(200, True), (302, True), (301, False), (400, False), (500, False)])
def test_only_the_page_counts_as_well(status, well, monkeypatch):
    asked = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Host"], self.headers["X-Forwarded-Proto"]))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_):
            """Say nothing."""

    monkeypatch.setenv("COMMONWEAL_HOSTS", "ourplace.example, other.example")
    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.handle_request).start()
        assert health(server.server_port) == (well, f"/ answers {status}")
    assert asked == [("/", "ourplace.example", "https")]


def test_where_nothing_listens_it_says_so():
    well, said = health(free_port())
    assert not well
    assert "does not answer" in said
