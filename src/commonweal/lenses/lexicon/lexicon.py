"""A lexicon: phrases with the kind of language that somebody takes them for, as a place writes them in a CSV."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from itertools import product
from pathlib import Path

from commonweal.lenses.lexicon.spelling import fold
from commonweal.record import RecordError

HARD, SOFT = ("conflict", "market", "deficit"), ("care", "strength", "co_operation")
"""The two sides that the talk sets against each other, and the order in which categories are always shown."""
CATEGORIES = HARD + SOFT
NEUTRAL = "neutral"
"""The category of phrases that only take words away from others: `social care` is a label, not care."""
_LONGEST = 6  # words in a phrase; each hyphen or space may be written three ways
_SHORTEST_STEM = 3
_PART = re.compile(r"[^\W\d_][\w'’]*\*?|\d\w*\*?")
_TOLD = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a lexicon.

    Args:
        phrase: as it was written; a word that ends in `*` stands for every word that begins so.
        category: one of `CATEGORIES`, or `NEUTRAL`.
        note: why, in a few words.
        source: where it comes from: `talk: ` and a heading, or `assumed`.
    """

    phrase: str
    category: str
    note: str = ""
    source: str = ""

    def spellings(self) -> Iterator[tuple[str, ...]]:
        """Give every way to write it, as words to match: apart, with a hyphen or as one (`front line`)."""
        parts = [fold(part) for part in re.split(r"[\s‐‑-]+", self.phrase.strip())]
        for joints in product((" ", ""), repeat=len(parts) - 1):
            joined = parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
            words = tuple(joined.split(" "))
            if not any("*" in word[:-1] for word in words):
                yield words


_Seen = dict[tuple[str, ...], tuple[int, Entry]]  # each way of writing: the row that has it, and what it says


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases in the order of their rows, and the name of the file they are from."""

    entries: tuple[Entry, ...]
    name: str


def read_lexicon(path: str | Path | None = None) -> Lexicon:
    """Read a lexicon; without a path, the one that comes with Commonweal, which begins with the words of the talk.

    A CSV in UTF-8 with the columns phrase and category, and note and source if wanted.

    Raises:
        RecordError: the file cannot be read, or rows of it are wrong; all in one message, with their numbers.
    """
    if path is None:
        text = resources.files(__package__).joinpath("words.csv").read_text("utf-8")
        return _parsed(text, "words.csv")
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as wrong:
        raise RecordError("the lexicon cannot be read", str(path), "give a CSV that is there") from wrong
    except UnicodeDecodeError as wrong:
        raise RecordError("the lexicon is not in UTF-8", str(path), "save it as CSV UTF-8") from wrong
    return _parsed(text, str(path))


def _parsed(text: str, where: str) -> Lexicon:
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="rest", restval="")
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as wrong:
        raise RecordError(f"row {reader.line_num}: {wrong}", where, "save it as CSV again") from wrong
    for column in ("phrase", "category"):
        if column not in (reader.fieldnames or ()):
            what = f"row 1: there is no column {column!r}"
            raise RecordError(what, where, "the columns are phrase, category, note, source, parted by commas")
    entries: list[Entry] = []
    faults: list[str] = []
    seen: _Seen = {}
    for line, row in rows:
        if any(str(value).strip() for value in row.values() if value):
            entry, fault = _entry(row, line, seen)
            entries.append(entry)
            faults += [f"row {line}: {fault}"] if fault else []
    if not entries:
        faults = ["it holds no phrase"]
    if faults:
        more = f"; and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        right = f"a category is one of {', '.join((*CATEGORIES, NEUTRAL))}; a phrase is one to {_LONGEST} words"
        raise RecordError("; ".join(faults[:_TOLD]) + more, where, right)
    return Lexicon(tuple(entries), Path(where).name)


def _entry(row: Mapping[str, str], line: int, seen: _Seen) -> tuple[Entry, str]:
    """Give a row's entry and what is wrong with it, if anything."""
    phrase, category, note, source = ((row.get(c) or "").strip() for c in ("phrase", "category", "note", "source"))
    entry = Entry(phrase, category, note, source)
    fault = _fault(entry, "rest" in row)
    if not fault:
        twice = next((seen[words] for words in entry.spellings() if _clash(entry, seen.get(words))), None)
        fault = "" if twice is None else f"{phrase!r} is in row {twice[0]} already, as {twice[1].category}"
        seen.update((words, seen.get(words, (line, entry))) for words in entry.spellings())
    return entry, fault


def _clash(entry: Entry, other: tuple[int, Entry] | None) -> bool:
    """Say whether a row repeats another, or gives another category to what may be written alike."""
    return other is not None and (other[1].category != entry.category or fold(other[1].phrase) == fold(entry.phrase))


def _fault(entry: Entry, overfull: bool) -> str:
    parts = re.split(r"[\s‐‑-]+", entry.phrase)
    if overfull:
        return "there are more values than columns; put quotation marks around a value with a comma"
    if not entry.phrase:
        return "the phrase is missing"
    if entry.category not in (*CATEGORIES, NEUTRAL):
        return f"there is no category {entry.category!r}"
    if len(parts) > _LONGEST:
        return f"{entry.phrase!r} has {len(parts)} words"
    if not all(_PART.fullmatch(part) for part in parts):
        return f"{entry.phrase!r} holds a mark; a phrase is of words, with apostrophes, hyphens and a final *"
    if any(part.endswith("*") and len(part) <= _SHORTEST_STEM for part in parts):
        return f"{entry.phrase!r} has fewer than {_SHORTEST_STEM} letters before *"
    return ""
