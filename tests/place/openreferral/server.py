"""A feed that is served on this machine, well or badly."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = Callable[[str, dict[str, str], BaseHTTPRequestHandler], Any]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """Serve: `answer(path, query, handler)` gives JSON, None for 404, or has answered itself (...)."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            found = answer(parts.path, {key: each[0] for key, each in parse_qs(parts.query).items()}, self)
            if found is ...:
                return
            body = b"{}" if found is None else json.dumps(found).encode()
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def paged(items: list[Any], query: dict[str, str], size: int) -> Any:
    """One page of a list."""
    number = int(query["page"])
    last = max(-(-len(items) // size), 1)
    return {
        "total_items": len(items), "total_pages": last, "page_number": number, "first_page": number == 1,
        "last_page": number >= last, "contents": items[(number - 1) * size : number * size],
    }  # fmt: skip


def drip(handler: BaseHTTPRequestHandler, seconds: float) -> Any:
    """Answer a byte at a time, for a long time."""
    handler.send_response(200)
    handler.end_headers()
    until = time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    return ...


def sent_on(handler: BaseHTTPRequestHandler, where: str) -> Any:
    """Redirect."""
    handler.send_response(302)
    handler.send_header("Location", where)
    handler.end_headers()
    return ...
