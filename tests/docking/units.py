"""Fixed point (model.md, section 2) and the few functions every submodel uses."""

import math

LEVEL = 2**28
HOUR = 2**20
CREDIT = 2**36
UNKNOWN = -(2**31)

DOMAINS = 6
CYCLE = 13
YEAR = 52
FOLLOW_UP = 26

NONE, WAITING, OPEN = 0, 1, 2
AFTER_CLOSURE, AFTER_LOSS = 1, 2


def fix(value: float, scale: int) -> int:
    """Round a real value to a whole number of 1/scale; halves go up, also below 0."""
    return math.floor(value * scale + 0.5)


def clip(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Keep a value within low..high; the brackets [.] of the specification are clip(.)."""
    return min(high, max(low, value))


def logistic(x: float) -> float:
    """L of the specification."""
    return 1.0 / (1.0 + math.exp(-x))
