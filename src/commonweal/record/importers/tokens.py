"""Words, marks and sentences of a text, in the order of reading.

The law that holds for every text: the tokens joined together are the text without its white space. Nothing is
dropped, changed or put in, so that a lens can show each hit as it stood.
"""

import re
import unicodedata
from functools import cache

MARKED = ("email", "phone", "postcode", "nhs_number", "ni_number", "date_of_birth")
"""What may stand in brackets in place of something identifying: `[email]` is one token."""

_STOPS = {".", "!", "?", "…", "。", "؟", "।", "۔"}
_CLOSERS = set("\"'”’»)]}›")
_BULLETS = set("•▪◦●‣■□➢✓")
_SHORTENED_WORDS = (
    "dr mr mrs ms mx prof rev hon st fig figs para paras sec vol ch pp art vs cf al approx dept est inc ext "
    "tel jan feb mar apr jun jul aug sep sept oct nov dec"
)
_SHORTENED = frozenset(_SHORTENED_WORDS.split())
"""Words whose full stop shortens them, whatever follows."""
_BEFORE_NUMBER = frozenset({"no", "nos", "p", "s", "ss", "r", "reg", "cl", "min", "max"})
"""Words whose full stop shortens them only before a number: `No. 3`, but not `the answer was no.`"""
_OPENERS_WORDS = "The A An It This That These Those There We They I He She In On At For But And Our If When"
_OPENERS = frozenset(_OPENERS_WORDS.split())
"""Words that begin so many sentences that after `the U.K.` they begin one too."""
_INNER = "'’‘ʼ\\-‐‑"


def tokens(text: str) -> list[str]:
    """Give the words and marks of a text in order.

    A word keeps its apostrophes and inner hyphens (`don't`, `co-production`), a number its points and commas
    (`3.5`, `1,000`), and `e.g.` and a web address stand whole. Every other mark is a token of its own.
    """
    return [found.group() for found in _pattern().finditer(text)]


def sentences(text: str) -> list[list[str]]:
    """Give the tokens of a text sentence by sentence; an empty line always ends one.

    A full stop ends a sentence unless it shortens a word (`Dr.`, `e.g.`, `No. 3`), stands after an initial or
    after a number that begins a line, or joins what it stands between (`gov.uk`). Rules, not statistics: they
    err now and then, most of all in lists and tables.
    """
    whole: list[list[str]] = [[]]
    ended = False
    found = list(_pattern().finditer(text))
    for place, one in enumerate(found):
        token, gap = one.group(), text[found[place - 1].end() if place else 0 : one.start()]
        closes = not gap and (token in _CLOSERS or token in _STOPS)
        goes_on = closes or (token[0].islower() and whole[-1][-1:] and whole[-1][-1] in _CLOSERS)  # “Stop!” he said
        if gap.count("\n") > 1 or token in _BULLETS or (ended and not goes_on):
            whole.append([])
            ended = False
        whole[-1].append(token)
        ended = (ended and token in _CLOSERS) or _ends(text, found, place)
    return [sentence for sentence in whole if sentence]


def _ends(text: str, found: list[re.Match[str]], place: int) -> bool:
    token = found[place].group()
    following = found[place + 1].group() if place + 1 < len(found) else ""
    if len(token) > 1 and token[-1] == "." and token[0].isalpha():  # e.g. and U.K.
        return following in _OPENERS and token.lower() not in ("e.g.", "i.e.")
    if token not in _STOPS and set(token) != {"."}:
        return False
    leader = token == "." and (following == "." or (place > 0 and found[place - 1].group() == "."))
    if leader:  # the dots that lead to a page number in a list of contents
        return False
    return token != "." or not _only_a_point(text, found, place, following)


def _only_a_point(text: str, found: list[re.Match[str]], place: int, following: str) -> bool:
    """Whether a full stop ends no sentence: it shortens, numbers or joins."""
    start, end = found[place].span()
    before = found[place - 1].group() if place and found[place - 1].end() == start else ""
    if before.lower() in _SHORTENED or (before.lower() in _BEFORE_NUMBER and following[:1].isdigit()):
        return True
    if following and not text[end].isspace() and text[end] not in _CLOSERS:
        return not (before.islower() and text[end].isupper())  # `good.Staff` is two sentences, `gov.uk` is none
    if len(before) == 1 and before.isupper() and before != "I" and following[:1].isupper():
        return True
    return before.isdigit() and _begins_line(text, found[place - 1].start())


def _begins_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


@cache
def _pattern() -> re.Pattern[str]:
    # Signs that lean on a letter (accents, vowels of many scripts) are part of its word; `\w` leaves them out.
    leaning = "".join(map(re.escape, (chr(c) for c in range(0x10000) if unicodedata.category(chr(c))[0] == "M")))
    letter = rf"(?:[^\W_]|[{leaning}])"
    web = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’»]"
    word = rf"{letter}+(?:(?:[{_INNER}](?={letter})|(?<=\d)[.,:](?=\d)){letter}+)*"
    kinds = (rf"\[(?:{'|'.join(MARKED)})\]", web, r"(?:[^\W\d_]\.){2,}", word, r"\.{2,}", r"\S")
    return re.compile("|".join(kinds), re.IGNORECASE)
