"""The feed's own description: the profile's schemas as they are, and what each address answers."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

SCHEMAS = "commonweal.place.openreferral"


@cache
def components() -> dict[str, Any]:
    """The profile's schemas by name, naming each other within the description."""
    folder = files(SCHEMAS) / "schemas"
    return {
        each.name.removesuffix(".json"): _inward(json.loads(each.read_text("utf-8")))
        for each in folder.iterdir()
        if each.name.endswith(".json")
    }


def _inward(value: Any) -> Any:
    if isinstance(value, list):
        return [_inward(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: f"#/components/schemas/{each.removesuffix('.json')}"
        if name == "$ref" and isinstance(each, str)
        else _inward(each)
        for name, each in value.items()
    }


PAGE = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
}
PROBLEM = {"type": "object", "required": ["detail"], "properties": {"detail": {}}}


def answers(kind: str, many: bool = False, refuses: bool = False, misses: bool = True) -> dict[str, Any]:
    """What an address answers, for its description: an item of the kind or a page of them, and how it says no."""
    item: dict[str, Any] = {"$ref": f"#/components/schemas/{kind}"}
    if many:
        fields = {name: {"type": of} for name, of in PAGE.items()}
        item = {
            "type": "object",
            "required": [*PAGE, "contents"],
            "properties": {**fields, "contents": {"type": "array", "items": item}},
        }
    said = {200: ("As the Open Referral UK 3.0 profile has it.", item)}
    if misses:
        said[404] = ("There is nothing of that id, or no such place is open to everyone.", PROBLEM)
    if refuses:
        said[422] = ("What was asked cannot be answered; the detail says why.", PROBLEM)
    return {
        "responses": {
            code: {"description": words, "content": {"application/json": {"schema": schema}}}
            for code, (words, schema) in said.items()
        }
    }


def described(schema: dict[str, Any], base: str) -> dict[str, Any]:
    """The description of one place's feed, whose addresses begin with `base`."""
    known = schema.get("components", {}).get("schemas", {})
    return {
        **schema,
        "servers": [{"url": base}],
        "components": {**schema.get("components", {}), "schemas": {**known, **components()}},
    }
