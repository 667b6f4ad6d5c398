"""Bytes to JSON, strictly: what two programs would read differently is refused, and so is what no database keeps."""

import json
import math
from collections.abc import Iterator
from typing import Any

from commonweal.place.openreferral.problem import Problem

LONGEST_NUMBER = 30
LARGEST = 1e15
"""Beyond it, a fraction is not kept alike by every database."""


class NotJsonError(ValueError):
    """What was read is no JSON that everybody reads alike; `.problem` says what would be right."""

    def __init__(self, what: str, right: str) -> None:
        super().__init__(what)
        self.problem = Problem("", what, right)


def parsed(data: bytes) -> Any:
    """The value that the bytes hold: UTF-8, or UTF-16 or UTF-32 with or without its mark.

    Raises NotJsonError for what is no JSON, says a key twice, or holds a number that is none.
    """
    try:
        text = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError as error:
        raise NotJsonError(f"is no text in UTF-8 (byte {error.start + 1} is none)", "Save it as UTF-8") from None
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=_once,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_short,
        )
    except RecursionError:
        raise NotJsonError("lies too many levels deep", "The profile needs no more than nine") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}"
        raise NotJsonError(f"is no JSON ({where}: {error.msg.lower()})", "Save it again as JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise NotJsonError(f"says {json.dumps(key)[:80]} twice in one object", "Say it once")
        found[key] = value
    return found


def _no_number(word: str) -> float:
    raise NotJsonError(f"holds {word}, which is no number", "Leave the field out where no number is known")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number) or abs(number) > LARGEST or len(word) > LONGEST_NUMBER:
        raise NotJsonError(f"holds a number that is too large or too long ({word[:20]})", "Write it with fewer digits")
    return number


def _short(word: str) -> int:
    if len(word) > LONGEST_NUMBER:
        raise NotJsonError(f"holds a number of {len(word)} digits", "Write it with fewer digits")
    return int(word)


def unkept(value: Any, where: str = "") -> Iterator[Problem]:
    """Where a text holds a character that databases do not keep: the zero byte, or half of a pair."""
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            yield Problem(where, "holds a character that cannot be kept", "Write the text anew, without it")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from unkept(each, f"{where}[{number}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from unkept(name, where)
            yield from unkept(each, f"{where}.{name}" if where else name)
