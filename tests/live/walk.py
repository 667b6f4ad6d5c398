"""Every address of the workbench, filled in with rows of a place: for tests that walk them all."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

SKIPPED = {"accounts", "static", "api", "language"}
"""First parts of addresses that belong to libraries, and are tested as such."""


def patterns(resolver: Any = None, before: str = "", names: str = "") -> Iterator[tuple[str, str, list[str]]]:
    """Route, name and parameters of every page that belongs to a place."""
    for each in (resolver or get_resolver()).url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = names + (f"{each.namespace}:" if each.namespace else "")
            if route.split("/")[0] not in SKIPPED:
                yield from patterns(each, route, inner)
        elif isinstance(each, URLPattern) and isinstance(each.pattern, RoutePattern) and each.name:
            yield route, names + each.name, list(each.pattern.converters)


def parameters(route: str) -> list[str]:
    """The names of a route's parameters, those of its parents too."""
    import re

    return re.findall(r"<(?:\w+:)?(\w+)>", route)


def address(name: str, **values: Any) -> str:
    """The address of a page."""
    return reverse(name, kwargs=values)
