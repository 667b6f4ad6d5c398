"""Small items that are as the profile has them."""

from typing import Any

ORGANIZATION = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
SERVICE = "ac148810-d857-441c-9679-408f346de14b"


def organization(**more: Any) -> dict[str, Any]:
    """An organisation."""
    return {"id": ORGANIZATION, "name": "Harbour Trust", "description": "Helps people."} | more


def service(**more: Any) -> dict[str, Any]:
    """A service of the organisation."""
    return {"id": SERVICE, "name": "Night beds", "status": "active", "organization": organization()} | more
