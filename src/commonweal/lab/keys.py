"""Keys of a table in a file: one that is not known is refused, with those that are."""

from collections.abc import Collection, Mapping
from typing import Any


def refuse_unknown(table: Any, allowed: Collection[str], where: str, error: type[ValueError] = ValueError) -> None:
    """Raise `error`, naming `where`, for what is no table, or for keys that are not allowed."""
    if not isinstance(table, Mapping):
        raise error(f"{where}: must be a table of name = value")
    unknown = sorted(set(table) - set(allowed))
    if unknown:
        raise error(f"{where}: unknown key {', '.join(unknown)}; allowed: {', '.join(sorted(allowed))}")
