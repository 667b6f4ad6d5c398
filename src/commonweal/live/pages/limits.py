"""What is sent to us has a size: more is refused in words, before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat

PIECE = 65_536
MOST_DRAINED = 100_000_000
"""So much of a refused upload we read and throw away: a browser shows an answer only once it has sent everything."""


class NothingTooLarge:
    """Answers 413 to whatever says that it is larger than `UPLOAD_MOST_BYTES`.

    What does not say how large it is has, to Django, no body at all.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request through, or refuse it."""
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told[:19]) if told.isascii() and told.isdecimal() else 0
        if size <= settings.UPLOAD_MOST_BYTES:
            return self.get_response(request)
        _drain(request, size)
        most = filesizeformat(settings.UPLOAD_MOST_BYTES)
        answer = render(request, "413.html", {"most": most}, status=413)
        answer["Connection"] = "close"
        return answer


def _drain(request: HttpRequest, size: int) -> None:
    left = size if size <= MOST_DRAINED else 0
    try:
        while left > 0 and (piece := request.read(min(left, PIECE))):
            left -= len(piece)
    except OSError:  # whoever sent it has gone
        return
