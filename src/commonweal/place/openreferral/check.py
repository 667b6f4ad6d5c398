"""Holding an item of a feed against the schemas of the Open Referral UK 3.0 profile."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Final

from commonweal.place.openreferral.formats import FORMATS
from commonweal.place.openreferral.problem import Problem
from commonweal.place.openreferral.text import unkept

KINDS: Final = (
    "service",
    "organization",
    "location",
    "service_at_location",
    "taxonomy",
    "taxonomy_term",
    "root",
)
"""What a feed holds; each also as a page of such items, `service_list`. `root` is what the feed says of itself."""
DEEPEST: Final = 40
"""How far items may lie within each other; the profile's own need nine."""
_PAGE: Final = {
    "total_items": int,
    "total_pages": int,
    "page_number": int,
    "size": int,
    "first_page": bool,
    "last_page": bool,
    "empty": bool,
}
_WORDS: Final = {
    "string": "text",
    "number": "a number",
    "array": "a list",
    "object": "an object in {}",
    "integer": "a whole number",
    "boolean": "true or false",
}


class SchemasMissingError(RuntimeError):
    """The library that holds items against schemas is not installed."""


def problems(kind: str, item: Any) -> list[Problem]:
    """Everything about an item that is not as the profile has it; none for a valid one.

    Args:
        kind: one of `KINDS`, or `service_list` and so on for a page of them (an object with `contents`).
        item: what `json.loads` gave.

    Raises ValueError for a kind that is none, SchemasMissingError where jsonschema is not installed.
    """
    name = kind.removesuffix("_list")
    if name not in KINDS or kind == "root_list":
        raise ValueError(f"{kind} is nothing that a feed holds; expected one of {', '.join(KINDS)}, or one with _list")
    if too_deep(item):
        return [Problem("", f"lies more than {DEEPEST} levels deep", "The profile needs no more than nine")]
    found = _of_page(name, item) if kind.endswith("_list") else _of_item(name, item)
    return list(found)


def too_deep(item: Any) -> bool:
    """Whether lists and objects lie within each other deeper than we follow."""
    level = [item]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else []


def _of_page(kind: str, page: Any) -> Iterator[Problem]:
    if not isinstance(page, dict) or not isinstance(page.get("contents"), list):
        yield Problem("", "is no page of a feed", "A page is an object with a list called contents")
        return
    for name, wanted in _PAGE.items():
        value = page.get(name)
        if value is not None and type(value) is not wanted:
            right = "true or false" if wanted is bool else "a whole number"
            yield Problem(name, f"is {_shown(value)}", f"Expected {right}")
    for number, item in enumerate(page["contents"]):
        yield from (each.within(f"contents[{number}]") for each in _of_item(kind, item))


def _of_item(kind: str, item: Any) -> Iterator[Problem]:
    said, blanks = _without_blanks(item)
    right = "Leave a field out that has nothing to say"
    yield from (Problem(where, "is null", right, grave=False) for where in blanks)
    yield from unkept(item)
    for error in _validators()[kind].iter_errors(said):
        yield from _told(error)


def _without_blanks(value: Any, where: str = "") -> tuple[Any, list[str]]:
    """The value without the fields that are null, and where those were. Many feeds write null for "not said"."""
    if isinstance(value, list):
        parts = [_without_blanks(each, f"{where}[{number}]") for number, each in enumerate(value)]
        return [kept for kept, _ in parts], [path for _, paths in parts for path in paths]
    if not isinstance(value, dict):
        return value, []
    kept, blanks = {}, []
    for name, each in value.items():
        path = f"{where}.{name}" if where else name
        if each is None:
            blanks.append(path)
        else:
            kept[name], inner = _without_blanks(each, path)
            blanks += inner
    return kept, blanks


def _told(error: Any) -> Iterator[Problem]:
    """What the library found, in words."""
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path).lstrip(".")
    value, wanted = error.instance, error.validator_value
    if error.validator == "required":
        missing = next(name for name in wanted if f"'{name}'" in error.message.split(" is ")[0])
        yield Problem(where, f"has no {missing}", f"The profile asks for {' and '.join(wanted)}")
    elif error.validator == "type":
        yield Problem(where, f"is {_shown(value)}", f"Expected {_WORDS.get(wanted, wanted)}")
    elif error.validator == "enum":
        yield Problem(where, f"is {_shown(value)}", f"Expected one of: {', '.join(wanted)}")
    elif error.validator == "format":
        grave = wanted != "uri"  # a feed's own validator lets a short address pass; we say so, and keep the entry
        yield Problem(where, f"is {_shown(value)}", f"Expected {FORMATS[wanted][1]}", grave)
    else:
        yield Problem(where, f"is {_shown(value)}", f"Its {error.validator} should be {wanted}")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= 80 else f"{text[:77]}..."


@cache
def _validators() -> dict[str, Any]:
    """A validator for each kind; the schemas name each other by file."""
    try:
        # mypy: ignored because the library comes with the workbench's extra alone and has no types
        from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012
    except ImportError as error:
        raise SchemasMissingError(
            "checking a feed needs jsonschema; install it with: pip install 'commonweal[live]'"
        ) from error
    folder = files("commonweal.place.openreferral") / "schemas"
    texts = {each.name: each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".json")}
    schemas = {name: json.loads(text) for name, text in texts.items()}
    known: Any = Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )
    formats = FormatChecker(formats=())
    for name, (holds, _) in FORMATS.items():
        formats.checks(name)(holds)
    return {
        kind: Draft202012Validator(schemas[f"{kind}.json"], registry=known, format_checker=formats) for kind in KINDS
    }
