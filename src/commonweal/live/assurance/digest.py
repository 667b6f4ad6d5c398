"""The digest of a statement: one line that changes if a word, a figure or a row of it did."""

import hashlib
import json
from typing import Any

from commonweal.live.assurance.models import Figure, Statement

OF_STATEMENT = (
    "subject_kind", "subject_key", "subject_words", "title", "for_whom", "day", "since", "until", "next_words",
    "issued", "body_id", "meeting_id", "replaces_id", "place_id",
)  # fmt: skip
OF_FIGURE = (
    "order", "part", "key", "says", "unit", "value", "out_of", "how_sure", "why_sure", "as_at", "how", "query",
    "heads", "rows",
)  # fmt: skip


def digest_of(statement: Statement, figures: list[Figure]) -> str:
    """SHA-256 of the statement's words, figures and rows as JSON with sorted keys; days and times as ISO 8601."""
    told = {
        "statement": {name: _plain(getattr(statement, name)) for name in OF_STATEMENT},
        "figures": [{name: _plain(getattr(row, name)) for name in OF_FIGURE} for row in figures],
    }
    text = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def is_as_issued(statement: Statement) -> bool:
    """Whether a statement still is what its digest was taken of."""
    return digest_of(statement, list(statement.figures.order_by("order"))) == statement.digest


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
