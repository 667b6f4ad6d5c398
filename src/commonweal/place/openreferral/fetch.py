"""A feed from its address: all pages of its lists, then each service in full, as the files of a ZIP."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

from commonweal.place.openreferral.documents import NoFeedError
from commonweal.place.openreferral.text import NotJsonError, parsed
from commonweal.place.openreferral.web import Limits, Web, split

PER_PAGE = 100
_LISTS = (
    ("services", "service_list"),
    ("taxonomies", "taxonomy_list"),
    ("taxonomy_terms", "taxonomy_term_list"),
    ("service_at_locations", "service_at_location_list"),
)
"""The lists that the profile asks for, and what their pages are called in the ZIP."""


def fetched(address: str, limits: Limits | None = None, local: bool = False) -> tuple[str, bytes]:
    """The name and bytes of a feed: the file that the address leads to, or a ZIP of what the feed there says.

    Args:
        address: of a JSON file or ZIP, or the beginning of a feed's addresses, before `/services`.
        limits: how far to go.
        local: whether this machine and inner networks may be asked; only for a person at its keyboard.

    Raises NoFeedError where nothing can be had, or where it has no end.
    """
    web, parts = Web(limits or Limits(), local), split(address)
    if parts.path.lower().endswith((".json", ".zip")):
        return PurePosixPath(parts.path).name, _wanted(web, address)
    base = address.split("?")[0].split("#")[0].rstrip("/").removesuffix("/services")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in _answers(web, base):
            archive.writestr(name, data)
    return f"{urlsplit(base).hostname}.zip", made.getvalue()


def _answers(web: Web, base: str) -> Iterator[tuple[str, bytes]]:
    ids: dict[str, None] = {}
    for path, name in _LISTS:
        for number, (data, found) in enumerate(_pages(web, f"{base}/{path}", must=path == "services"), 1):
            if path == "services":
                ids |= dict.fromkeys(found)
            yield f"{name}_{number:05}.json", data
    for number, key in enumerate(ids, 1):
        # Whatever it answers is kept: what is no service is told as a problem when it is read.
        yield f"service_{number:05}.json", web.get(f"{base}/services/{quote(key, safe='')}")[1]
    status, data = web.get(f"{base}/")
    if status == 200:
        yield "api_details.json", data


def _pages(web: Web, url: str, must: bool) -> Iterator[tuple[bytes, list[str]]]:
    """The pages of a list with the ids on each. It ends where the list says so, or where a page brings nothing new."""
    seen: set[str] = set()
    for number in range(1, web.limits.pages + 1):
        asked = f"{url}?page={number}&per_page={PER_PAGE}"
        status, data = web.get(asked)
        if status != 200 and not must:
            return
        page = _page(asked, status, data)
        found = [item["id"] for item in page["contents"] if isinstance(item, dict) and isinstance(item.get("id"), str)]
        if number > 1 and not set(found) - seen:
            return
        seen |= set(found)
        yield data, found
        if page.get("last_page") is True or not page["contents"] or page.get("total_pages") == number:
            return
    raise NoFeedError(
        url, f"goes on for more than {web.limits.pages} pages", "A list should say which page is its last"
    )


def _wanted(web: Web, url: str) -> bytes:
    status, data = web.get(url)
    if status != 200:
        raise NoFeedError(url[:200], f"answers with {status}", "Check the address")
    return data


def _page(url: str, status: int, data: bytes) -> dict[str, Any]:
    if status != 200:
        raise NoFeedError(url[:200], f"answers with {status}", "Give the address that /services comes after")
    try:
        page = parsed(data)
    except NotJsonError as error:
        raise NoFeedError(url[:200], error.problem.what, error.problem.right) from None
    if not isinstance(page, dict) or not isinstance(page.get("contents"), list):
        raise NoFeedError(url[:200], "is no page of a feed", "A page is an object with a list called contents")
    return page
