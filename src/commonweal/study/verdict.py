"""What the lab shows of a published pattern, judged by intervals alone: holds, does not hold, or cannot say."""

from dataclasses import dataclass

from commonweal.study.interval import Interval

HOLDS, NOT, CANNOT = "holds", "does not hold", "cannot say"
VERDICTS = (HOLDS, NOT, CANNOT)


@dataclass(frozen=True)
class Seen:
    """One quantity of the lab, with its interval over runs."""

    what: str
    value: Interval
    unit: str = ""


@dataclass(frozen=True)
class Shown:
    """What the lab shows of a pattern, and why the verdict is what it is."""

    seen: tuple[Seen, ...]
    verdict: str
    why: str


def within(value: Interval, low: float | None, high: float | None) -> str:
    """Judge a level: holds if the interval lies inside low..high, does not if wholly outside."""
    if value.low is None or value.high is None or low is None or high is None:
        return CANNOT
    if low <= value.low and value.high <= high:
        return HOLDS
    return NOT if value.high < low or value.low > high else CANNOT


def signed(value: Interval, sign: str) -> str:
    """Judge a sign: `+`, `-`, `0` (the interval holds zero), `0/-` or `0/+` (not clearly the other way)."""
    if value.low is None or value.high is None:
        return CANNOT
    up, down = value.low > 0, value.high < 0
    if sign in ("+", "-"):
        right, wrong = (up, down) if sign == "+" else (down, up)
        return HOLDS if right else NOT if wrong else CANNOT
    wrong = {"0": up or down, "0/-": up, "0/+": down}[sign]
    return NOT if wrong else HOLDS


def all_of(*verdicts: str) -> str:
    """Judge a pattern of several parts: one that fails fails it, one that cannot be told leaves it open."""
    return NOT if NOT in verdicts else CANNOT if CANNOT in verdicts else HOLDS
