"""Numbers as people read them: rounded, with a unit; shares as per cent, their differences in points."""

from collections.abc import Iterable
from math import floor, isfinite, log10

from commonweal.study.interval import Interval

UNTOLD = "cannot tell"
_MINUS = "\N{MINUS SIGN}"
_POUNDS = "pounds"
_DIGITS = 6  # most decimals shown


def is_share(unit: str) -> bool:
    """Tell whether a unit is a share, shown as per cent."""
    return unit == "share" or unit.startswith("share of")


def unit_words(unit: str) -> str:
    """Give a unit as it is put beside a row of numbers."""
    if not is_share(unit):
        return unit.replace(_POUNDS, "£", 1)
    return "%" if unit == "share" else unit.replace("share", "%", 1)


def level(value: float | None, unit: str) -> str:
    """Give an outcome's value to three significant digits, such as `12.3%` or `9.21`."""
    return _level(value, unit, value)


def level_interval(found: Interval, unit: str) -> str:
    """Give the bounds of an outcome's interval, such as `11.9% to 12.7%`; empty without bounds."""
    if found.low is None or found.high is None:
        return ""
    low, high = found.low, found.high
    if is_share(unit):
        low, high = (
            max(0.0, low),
            min(1.0, high),
        )  # the bounds of a mean of few runs can leave what is possible
    return f"{_level(low, unit, found.mean)} to {_level(high, unit, found.mean)}"


def change(value: float | None, unit: str, among: Interval | None = None) -> str:
    """Give a difference with its sign; two digits of the largest bound of the interval it stands among."""
    if value is None:
        return UNTOLD
    scale = 100.0 if is_share(unit) else 1.0
    bounds = [value] if among is None else [x for x in (among.low, among.high, value) if x is not None]
    digits = _decimals(max(abs(x) for x in bounds) * scale, 2)
    return signed(value * scale, digits)


def change_interval(found: Interval, unit: str) -> str:
    """Give the bounds of a difference, such as `−1.2 to +0.4`; empty without bounds."""
    if found.low is None or found.high is None:
        return ""
    return f"{change(found.low, unit, found)} to {change(found.high, unit, found)}"


def change_told(found: Interval, unit: str) -> str:
    """Give a difference with its bounds, such as `+0.3 (−1.2 to +0.4)`; without bounds, the difference alone."""
    bounds = change_interval(found, unit)
    return change(found.mean, unit, found) + (f" ({bounds})" if bounds else "")


def change_unit(unit: str) -> str:
    """Give the unit of a difference: shares differ in percentage points."""
    return "percentage points" if is_share(unit) else unit_words(unit)


def signed(value: float, digits: int) -> str:
    """Give a number with its sign, none for zero, and thousands parted."""
    text = f"{abs(value):,.{digits}f}"
    if not any(figure in "123456789" for figure in text):
        return "0" if value == 0 else text
    return ("+" if value > 0 else _MINUS) + text


def plain(value: float, digits: int = 3) -> str:
    """Give a number to so many significant digits, thousands parted."""
    text = f"{abs(value):,.{_decimals(abs(value), digits)}f}"
    return (_MINUS if value < 0 else "") + text


def percent(share: float, digits: int = 2) -> str:
    """Give a share as per cent to so many significant digits."""
    return plain(share * 100, digits) + "%"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: a, b and c."""
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def capital(text: str) -> str:
    """Give a text with its first letter large, and the rest as it was."""
    return text[:1].upper() + text[1:]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number with its noun: 1 run, 4 runs."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _level(value: float | None, unit: str, like: float | None) -> str:
    if value is None or not isfinite(value):
        return UNTOLD
    scale = 100.0 if is_share(unit) else 1.0
    digits = _decimals(abs(like if like is not None else value) * scale, 3)
    text = f"{abs(value * scale):,.{digits}f}"
    sign = _MINUS if value < 0 and any(figure in "123456789" for figure in text) else ""
    return sign + ("£" if _POUNDS in unit else "") + text + ("%" if is_share(unit) else "")


def _decimals(size: float, significant: int) -> int:
    """Count the decimals that show so many significant digits of a size."""
    if size <= 0 or not isfinite(size):
        return 0
    return min(_DIGITS, max(0, significant - 1 - floor(log10(size))))
