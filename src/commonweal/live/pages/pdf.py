"""A page as a tagged PDF (PDF/UA-1). Nothing is fetched from anywhere: only our own static files are read."""

from functools import lru_cache
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header

HERE = "https://here.invalid/"
"""The address that a document thinks it stands at; it leads nowhere (RFC 2606)."""
KEPT = 16  # documents that a process remembers: a board opens one statement many times on one day


def own_file(url: str) -> bytes:
    """Read the static file of ours that an address names.

    Raises ValueError, which leaves the thing out of the document, for anything else.
    """
    path = unquote(urlsplit(url).path)
    if not url.startswith(HERE) or not path.startswith(settings.STATIC_URL):
        raise ValueError(f"a document holds only our own files, not {url}")
    try:
        found = finders.find(path.removeprefix(settings.STATIC_URL))
    except SuspiciousFileOperation as error:
        raise ValueError(f"{path} leads out of the static files") from error
    if not found or isinstance(found, list) or not Path(found).is_file():
        raise ValueError(f"there is no static file {path}")
    return Path(found).read_bytes()


@lru_cache(maxsize=KEPT)
def pdf(html: str) -> bytes:
    """Make a tagged PDF of a whole HTML page; the same page gives the same bytes.

    The page's language and title become the document's, so both must be there.
    """
    # Here, not above: WeasyPrint takes longer to load than most pages take to be made.
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            kind = guess_type(urlsplit(url).path)[0] or "application/octet-stream"  # a style sheet must say it is one
            return URLFetcherResponse(url, own_file(url), {"Content-Type": kind})

    document = HTML(string=html, base_url=HERE, url_fetcher=OwnFiles())
    identity = sha256(html.encode()).digest()[:16]
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identity)


def pdf_response(request: HttpRequest, template: str, context: dict[str, Any], filename: str) -> HttpResponse:
    """Answer with the template (one that extends `pdf.html`) as a PDF to keep, under this name."""
    made = pdf(render_to_string(template, context, request))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, filename)
    return response
