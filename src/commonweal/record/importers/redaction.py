"""What points to a person by its very pattern is taken out of running text, and a mark left in its place.

Names cannot be found this way, and no program finds them all: who holds the text must have taken them out.
"""

import re
from collections import Counter
from collections.abc import Callable

from commonweal.record.importers.identifying import PATTERNS, is_nhs_number

_DATE = r"\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{2,4}"
_BORN = rf"\b(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born(?:\s+on)?)\s*[:=-]?\s*{_DATE}"
_NHS_NUMBER = r"(?<![\d.,£$€-])\d{3}([ \u00a0-]?)\d{3}\1\d{4}(?![\d,.-]*\d)"
_PHONE = r"(?<![\w.,£$€+])(?:\+\d{1,3}|\(0\d{2,4}\)|0\d)[\d \u00a0()-]{5,16}\d(?!\w)"
_POSTCODE = r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2})\b"

LOOKED_LIKE = {
    "email": "an e-mail address",
    "date_of_birth": "a date of birth",
    "ni_number": "a National Insurance number",
    "nhs_number": "an NHS number",
    "phone": "a telephone number",
    "postcode": "a full postcode",
}
"""The marks, and what each stands in place of; in the order of looking."""


def redact(text: str) -> tuple[str, Counter[str]]:
    """Give the text with a mark such as `[email]` in place of each thing found, and how many of each kind.

    Found are e-mail addresses, telephone numbers (10 or 11 digits from 0, or 8 to 15 after +), whole UK postcodes,
    NHS numbers (ten digits with the right check digit, NHS Data Dictionary), National Insurance numbers, and
    dates of birth that say so. Numbers of services are taken out with them: a pattern cannot tell whose it is.
    """
    counts: Counter[str] = Counter()
    for name, pattern, holds in _FINDERS:

        def mark(found: re.Match[str], name: str = name, holds: Callable[[str], bool] = holds) -> str:
            if not holds(found.group()):
                return found.group()
            counts[name] += 1
            return f"[{name}]"

        text = pattern.sub(mark, text)
    return text, counts


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdecimal())


def _is_phone(text: str) -> bool:
    count = len(_digits(text.replace("(0)", "")))
    return 8 <= count <= 15 if text[0] == "+" else count in (10, 11)


def _is_postcode(text: str) -> bool:
    return text.isupper() or text[-3:].lower() not in ("1st", "2nd", "3rd")  # `room b1 2nd floor` is no address


def _always(text: str) -> bool:
    return True


_FINDERS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE | re.ASCII if name != "email" else re.IGNORECASE), holds)
    for name, pattern, holds in (
        ("email", PATTERNS["an e-mail address"].pattern, _always),
        ("date_of_birth", _BORN, _always),
        ("ni_number", PATTERNS["a National Insurance number"].pattern, _always),
        ("nhs_number", _NHS_NUMBER, lambda text: is_nhs_number(_digits(text))),
        ("phone", _PHONE, _is_phone),
        ("postcode", _POSTCODE, _is_postcode),
    )
)
