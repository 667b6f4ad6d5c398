"""The gate: the only door from live rows to a record or a place folder."""

from commonweal.live.gate.actions import Left, export_place, export_record
from commonweal.live.gate.refused import Refused

__all__ = ["Left", "Refused", "export_place", "export_record"]
