"""Days as records count them: whole days since the first of January 1970, there and back."""

from datetime import date, timedelta
from typing import SupportsInt

EPOCH = date(1970, 1, 1)
"""Day 0."""


def day_number(day: date) -> int:
    """Give a date as a number of days."""
    return (day - EPOCH).days


def date_of(number: SupportsInt) -> date:
    """Give a number of days as a date; OverflowError where the calendar has no such day."""
    return EPOCH + timedelta(days=int(number))
