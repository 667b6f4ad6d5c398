"""Lenses: each reads any record - rehearsed, imported or lived - and answers one question, with its doubt.

`look_through(name, record)` gives what may be shown to others; a lens's own `look` gives what is exact.
"""

from commonweal.lenses.finding import Field, Finding, Number, Sheet
from commonweal.lenses.lens import Lens, Option
from commonweal.lenses.registry import LENSES, get_lens, look_through
from commonweal.lenses.showing import show

__all__ = [
    "LENSES",
    "Field",
    "Finding",
    "Lens",
    "Number",
    "Option",
    "Sheet",
    "get_lens",
    "look_through",
    "show",
]
