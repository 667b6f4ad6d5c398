"""Small items that are as the profile has them, and any that are not."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

ORGANIZATION = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
SERVICE = "ac148810-d857-441c-9679-408f346de14b"


def organization(**more: Any) -> dict[str, Any]:
    """An organisation."""
    return {"id": ORGANIZATION, "name": "Harbour Trust", "description": "Helps people."} | more


def service(**more: Any) -> dict[str, Any]:
    """A service of the organisation."""
    return {"id": SERVICE, "name": "Night beds", "status": "active", "organization": organization()} | more


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
"""Anything that JSON can say."""


def broken(value: Any, data: Any) -> Any:
    """The value with one of its inner values replaced, taken away or named otherwise."""
    value = copy.deepcopy(value)
    holders = [each for each in _holders(value) if each]
    for _ in range(data.draw(st.integers(1, 3))):
        holder = data.draw(st.sampled_from(holders))
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            continue
        key, other = data.draw(st.sampled_from(keys)), data.draw(JSON)
        if data.draw(st.booleans()):
            holder[key] = other
        else:
            del holder[key]
    return value


def _holders(value: Any) -> Iterator[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict | list):
        yield value
    for each in inner:
        yield from _holders(each)
