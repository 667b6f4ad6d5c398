"""Running text made plain before it is cut into words: what a page's layout did to it is undone, and counted."""

import re
import unicodedata
from collections import Counter

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_CUT = re.compile(r"([^\W\d_]+)[-‐]\n[ \t]*([^\W\d_]+)")
_KEEPS_HYPHEN_WORDS = "co non self well multi cross inter pre post semi anti long short whole high low"
_KEEPS_HYPHEN = frozenset(_KEEPS_HYPHEN_WORDS.split())
"""First parts that English writes with a hyphen oftener than not."""


def plain(text: str) -> tuple[str, Counter[str]]:
    """Give the text in composed Unicode with one kind of line end, and how often each thing was put right.

    Soft hyphens and signs that take no room are taken out, typesetters' ligatures written as letters, words
    that were cut at the end of a line joined, and characters that no file can hold replaced by `�`.
    """
    counts: Counter[str] = Counter()
    text = _holdable(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"), counts)
    text = unicodedata.normalize("NFC", text)
    counts["soft hyphens taken out"] = text.count("\u00ad")
    counts["ligatures written as letters"] = sum(map(text.count, map(chr, _LIGATURES)))
    text = text.translate(_UNSEEN).translate(_LIGATURES)
    joined = _join_cut_words(text, counts)
    return joined, +counts


def _holdable(text: str, counts: Counter[str]) -> str:
    """Replace control characters and halves of surrogate pairs, which a broken font map can yield."""
    held = "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" else c for c in text)
    counts["characters that could not be read"] = held.count("\ufffd")
    return held


def _join_cut_words(text: str, counts: Counter[str]) -> str:
    known = {word.lower() for word in re.findall(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*", text)}

    def join(found: re.Match[str]) -> str:
        first, second = found.groups()
        hyphened = f"{first}-{second}".lower()
        counts["words cut at the end of a line joined"] += 1
        keep = hyphened in known or (first.lower() in _KEEPS_HYPHEN and (first + second).lower() not in known)
        return f"{first}-{second}" if keep or second[0].isupper() else first + second

    return _CUT.sub(join, text)
