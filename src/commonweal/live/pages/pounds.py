"""Pence as pounds in words, and pounds as somebody writes them back to pence. Never through a float."""

import re

WRITTEN = re.compile(r"-?£?\s*-?(\d{1,3}(,\d{3})*|\d+)(\.\d{1,2})?", re.ASCII)


def pounds(pence: int) -> str:
    """Show pence as £1,234.56, without the pence where there are none: £1,234."""
    sign, whole, rest = "-" if pence < 0 else "", abs(pence) // 100, abs(pence) % 100
    return f"{sign}£{whole:,}" + (f".{rest:02d}" if rest else "")


def pence(written: str) -> int:
    """Read pounds as people write them: 1234, £1,234.50, -20.

    Raises ValueError, saying what would be right, for anything else.
    """
    text = written.strip()
    if not WRITTEN.fullmatch(text) or text.count("-") > 1:
        raise ValueError(f"“{written}” is not an amount in pounds; write it like 1234 or 1,234.50")
    whole, _, rest = re.sub(r"[£,\s-]", "", text).partition(".")
    amount = int(whole) * 100 + int((rest + "00")[:2])
    return -amount if "-" in text else amount
