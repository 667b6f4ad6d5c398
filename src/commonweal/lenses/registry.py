"""The lenses there are, by name; each is loaded only when it is looked through."""

from importlib import import_module
from typing import Any

from commonweal.lenses.finding import Finding
from commonweal.lenses.lens import Lens
from commonweal.lenses.showing import show
from commonweal.record import Record, RecordError
from commonweal.record.disclosure import DEFAULT, Policy

LENSES = ("handoffs", "thresholds", "skills", "measures", "ties", "language", "voice", "money", "health", "emergence")
"""Their names, in the order of the talk's questions; `lenses/NAME.py` holds `LENS`."""


def get_lens(name: str) -> Lens:
    """Find a lens by name; RecordError names those there are."""
    if name not in LENSES:
        raise RecordError(f"there is no lens {name!r}", right="the lenses are " + ", ".join(LENSES))
    lens: Lens = import_module(f"commonweal.lenses.{name}").LENS
    return lens


def look_through(name: str, record: Record, policy: Policy = DEFAULT, **options: Any) -> Finding:
    """Look at a record through a lens and give what may be shown to others: small counts taken out.

    Args:
        name: of the lens.
        record: what to look at.
        policy: the place's small-number policy; it may be stricter than the default, never looser.
        options: the lens's own, by name.
    """
    return show(get_lens(name).look(record, **options), policy)
