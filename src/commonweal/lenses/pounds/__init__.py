"""Pounds of a record: whole pence, shared out over periods, summed, and held against the people reached."""

from commonweal.lenses.pounds.change import changes
from commonweal.lenses.pounds.ledger import Ledger, read_ledger
from commonweal.lenses.pounds.pence import MOST_PENCE, in_pence, share_out
from commonweal.lenses.pounds.periods import Periods
from commonweal.lenses.pounds.reached import Reached, read_reached

__all__ = [
    "MOST_PENCE",
    "Ledger",
    "Periods",
    "Reached",
    "changes",
    "in_pence",
    "read_ledger",
    "read_reached",
    "share_out",
]
