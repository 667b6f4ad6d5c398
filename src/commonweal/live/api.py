"""The read API, described by OpenAPI at /api/openapi.json. Each app brings a router; no key is needed.

The session's user is the reader: without one, the API answers what the public may see.
"""

from importlib import import_module
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from ninja import NinjaAPI

APPS = ("directory", "fund", "governance", "assurance")

api = NinjaAPI(title="Commonweal", version="1", description="What a place shows of itself.", urls_namespace="api")
for app in APPS:
    api.add_router("", import_module(f"commonweal.live.{app}.api").router, tags=[app])


def api_paths() -> list[Any]:
    """The API's addresses. Its views answer for themselves who may read, so none leads to the page for signing in."""
    patterns, _, _ = api.urls
    for pattern in patterns:
        pattern.callback = login_not_required(pattern.callback)
    return [path("", (patterns, "ninja", "api"))]
