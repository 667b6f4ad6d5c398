"""A plan in words, for the page on which somebody decides."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.directory.openreferral_in.fields import EXTRA
from commonweal.live.directory.openreferral_in.plan import ADD, CHANGE, GONE

LONGEST = 160


def part_name(part: str) -> str:
    """What an item is, in words."""
    names = {
        "organization": _("organisation"),
        "taxonomy": _("taxonomy"),
        "taxonomy_term": _("term"),
        "location": _("location"),
        "service": _("service"),
        "service_at_location": _("service at a location"),
    }
    return names.get(part, part)


def field_name(name: str) -> str:
    """What a field is called, in words."""
    if name == "confirmed_on":
        return _("confirmed on")
    return name.removeprefix(EXTRA).replace("_", " ")


def value_in_words(value: Any) -> str:
    """A value as a short text; long ones are cut."""
    if value is None:
        return _("nothing")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def lines_of(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One line for each thing that would be done: what, to which item, and for a change which field."""
    done = {ADD: _("added"), GONE: _("no longer in the feed")}
    for change in plan.get("changes", []):
        about = {"part": part_name(change["part"]), "name": change["name"], "key": change["key"]}
        if change["what"] != CHANGE:
            yield about | {"done": done[change["what"]], "field": "", "here": "", "there": ""}
        for each in change["fields"]:
            yield about | {
                "done": _("changed here since, kept") if each["changed_here"] else _("changed"),
                "field": field_name(each["name"]),
                "here": value_in_words(each["here"]),
                "there": value_in_words(each["there"]),
                "tick": f"{change['part']} {change['key']} {each['name']}" if each["changed_here"] else "",
            }
