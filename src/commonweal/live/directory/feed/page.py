"""A page of a list in the profile's envelope."""

from collections.abc import Callable
from typing import Any

MOST = 500
USUAL = 50


def page(found: Any, number: int, size: int, out: Callable[[Any], Any] | None = None) -> dict[str, Any]:
    """The page of that number (from 1) of rows that can be counted and sliced; one past the end is empty."""
    total = len(found) if isinstance(found, list) or hasattr(found, "parts") else found.count()
    pages = max(1, -(-total // size))
    first = (number - 1) * size
    rows = found[first : first + size] if first < total else []
    contents = [out(row) for row in rows] if out else list(rows)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }
