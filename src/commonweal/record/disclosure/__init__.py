"""What may leave: the one door that every table, number and answer about people passes on its way out.

`disclose` is for tables; `shown_count`, `shown_rate` and their neighbours are the same rule for one number.
"""

from commonweal.record.disclosure.kind import ALL, Count, Free, Kind, Label, Money, Rate, Statistic
from commonweal.record.disclosure.policy import (
    DEFAULT,
    Policy,
    may_show_beside,
    may_show_statistic,
    shown_count,
    shown_rate,
)
from commonweal.record.disclosure.table import Disclosed, disclose

__all__ = [
    "ALL",
    "DEFAULT",
    "Count",
    "Disclosed",
    "Free",
    "Kind",
    "Label",
    "Money",
    "Policy",
    "Rate",
    "Statistic",
    "disclose",
    "may_show_beside",
    "may_show_statistic",
    "shown_count",
    "shown_rate",
]
