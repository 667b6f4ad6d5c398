"""Words broken into the lines of a box of a drawing."""

import textwrap
import unicodedata

WIDEST, MOST_LINES = 26, 3


def lines_of(words: str) -> list[str]:
    """At most three lines that fit a box; what does not fit ends in an ellipsis, and is whole in the box's name."""
    narrow = max(6, WIDEST // 2) if any(unicodedata.east_asian_width(c) in "WF" for c in words) else WIDEST
    plain = "".join(c if c.isprintable() else " " for c in words)
    lines = textwrap.wrap(plain, narrow, max_lines=MOST_LINES, placeholder=" …", break_long_words=True)
    return lines or [""]
