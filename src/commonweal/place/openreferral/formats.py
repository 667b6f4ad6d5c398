"""The formats that the profile's schemas speak of, checked in the same way on every machine.

The library's own checks differ with what happens to be installed beside it.
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_EMAIL: Final = re.compile(r"[^@\s<>]{1,64}@[^@\s<>]{1,255}")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII)


def is_uuid(value: Any) -> bool:
    """Whether a text is a UUID, with its hyphens; what is no text is not our affair."""
    return not isinstance(value, str) or _UUID.fullmatch(value) is not None


def is_email(value: Any) -> bool:
    """Whether a text could be an e-mail address."""
    return not isinstance(value, str) or _EMAIL.fullmatch(value) is not None


def is_full_address(value: Any) -> bool:
    """Whether a text is an address on the web with its beginning, like https:."""
    return not isinstance(value, str) or _ADDRESS.fullmatch(value) is not None


def is_moment(value: Any) -> bool:
    """Whether a text is a day with a time of day."""
    if not isinstance(value, str):
        return True
    if not _MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value.upper())
    except ValueError:
        return False
    return True


FORMATS: Final[dict[str, tuple[Callable[[Any], bool], str]]] = {
    "uuid": (is_uuid, "a UUID, like ac148810-d857-441c-9679-408f346de14b"),
    "email": (is_email, "an e-mail address, like help@example.org"),
    "uri": (is_full_address, "a full address, like https://example.org/help"),
    "date-time": (is_moment, "a day and a time, like 2026-03-15T10:30:45.123Z"),
}
"""Name -> whether a value holds it, and what would be right, in words."""
