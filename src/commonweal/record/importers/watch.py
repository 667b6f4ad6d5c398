"""Watches every column of a source while it streams past, and stops the import where one looks identifying."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from itertools import islice

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.errors import RecordError
from commonweal.record.importers.heading import by_heading
from commonweal.record.importers.identifying import by_shape, marks_in, shape_of
from commonweal.record.importers.people import like_people
from commonweal.record.importers.sheet import Block

SAMPLE = 20_000  # different values of a column that are kept to judge its shape
A_BLOCK = 500  # different values of a column that are looked at in each block once the first has been
MOST_WORDS = 2_000  # a column of services or activities has fewer different values than this, if they are long
LONG = 60
# How much of what was looked at must match: patterns so strict that a few hits tell, and patterns that chance can meet.
_SHARE = {
    "an e-mail address": 0.01,
    "a National Insurance number": 0.01,
    "a full postcode": 0.05,
    "a US social security number": 0.05,
    "a telephone number": 0.3,
    "an NHS number": 0.5,
}
_FEWEST = 3  # matches, below which a column with more values is let pass
_DAY = r"^(\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{4})([ T]00:00(:00)?)?$"


class Watch:
    """Looks at the columns of one source; `headings_first` before reading, `see` each block, then `check`.

    Every value is held against the patterns once where a column has few different values; of a column with very many a
    sample of each block is, so that a thin sprinkling (under one value in a hundred) can be missed. It recognises
    patterns, not people: a rare diagnosis can name somebody too.

    Args:
        headings: all columns of the source.
        person: columns that make up the person id: they become pseudonyms and may look as they like.
        mapped: columns whose values will be stored.
        ignored: columns that the user told us to drop, knowing them.
        ignore_rest: whether all that is neither person nor mapped is dropped so.
        where: the source's name, for messages.

    Raises:
        RecordError: `ignored` names a column that is not there, or that is mapped.
    """

    def __init__(
        self,
        headings: Iterable[str],
        *,
        person: Collection[str] = (),
        mapped: Collection[str] = (),
        ignored: Collection[str] = (),
        ignore_rest: bool = False,
        where: str = "",
    ) -> None:
        headings = tuple(headings)
        self._where, self._mapped = where, tuple(one for one in mapped if one not in person)
        _check_ignored(headings, {*person, *mapped}, ignored, where)
        self._let_pass, self._ignore_rest = {*person, *ignored}, ignore_rest
        self._seen = {one: _Column(one in self._mapped) for one in headings if self._looks_at(one)}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are looked at, in order."""
        return tuple(self._seen)

    def _looks_at(self, heading: str) -> bool:
        return heading not in self._let_pass and (heading in self._mapped or not self._ignore_rest)

    def headings_first(self) -> None:
        """Stop at once for a column whose heading alone sounds identifying; RecordError names it."""
        for heading in self.columns:
            if why := by_heading(heading):
                raise self._stop(heading, why)

    def see(self, block: Block) -> None:
        """Look at a block of rows that holds (at least) `columns`."""
        for heading, column in self._seen.items():
            column.see(block.column(heading))

    def meet(self, heading: str, values: pa.Array) -> None:
        """Look at values of a column that may be new, where a source has no headings; stops for its name at once."""
        if heading not in self._seen:
            if not self._looks_at(heading):
                return
            self._seen[heading] = _Column(heading in self._mapped)
            if why := by_heading(heading):
                raise self._stop(heading, why)
        self._seen[heading].see(values)

    def check(self) -> None:
        """Stop for the first column whose values look identifying; RecordError names it and says why."""
        for heading, column in self._seen.items():
            if why := column.why():
                raise self._stop(heading, why)

    def _stop(self, heading: str, why: str) -> RecordError:
        right = f"if it is to be dropped, say --ignore {_quoted(heading)}; --ignore-rest drops all that is not mapped"
        if heading in self._mapped:
            right = "map another column, or replace its values in the source: they would be stored as they are"
        return RecordError(f"column {heading!r} could say who somebody is: {why}", self._where, right)


def _check_ignored(headings: Collection[str], used: Collection[str], ignored: Collection[str], where: str) -> None:
    for one in ignored:
        if one not in headings:
            there = "the headings are: " + ", ".join(headings)
            raise RecordError(f"--ignore names {one!r}, which is no heading", where, there)
        if one in used:
            raise RecordError(f"{one!r} is both mapped and ignored", where, "leave it out of one of the two")


def _quoted(heading: str) -> str:
    return heading if heading.isidentifier() else f'"{heading}"'


class _Column:
    """What is known so far of one column."""

    def __init__(self, mapped: bool) -> None:
        self._mapped = mapped
        self._values: dict[str, None] = {}
        self._looked = self._at = self._rows = self._long = self._different = 0
        self._hits: dict[str, int] = {}

    def see(self, values: pa.Array) -> None:
        words = pc.drop_null(values)
        self._rows += len(words)
        if not len(words):
            return
        self._at += pc.sum(pc.match_substring(words, "@")).as_py()
        different = pc.unique(words)
        self._different += len(different)
        step = max(1, len(different) // (A_BLOCK if self._looked else SAMPLE))
        for word in different[::step].to_pylist():
            self._look(word)
        if self._mapped:
            self._long = max(self._long, pc.sum(pc.greater(pc.utf8_length(different), LONG)).as_py())

    def _look(self, word: str) -> None:
        if word in self._values:
            return
        if len(self._values) < SAMPLE:
            self._values[word] = None
        self._looked += 1
        for kind in marks_in(word):
            self._hits[kind] = self._hits.get(kind, 0) + 1

    def why(self) -> str | None:
        for kind, hits in self._hits.items():
            if hits >= min(_FEWEST, self._looked) and hits >= _SHARE[kind] * self._looked:
                share = "most" if hits > self._looked / 2 else "some"
                return f"{share} of its values look like {kind}"
        if self._at > max(_FEWEST, self._rows * _SHARE["an e-mail address"]) and "an e-mail address" in self._hits:
            return "some of its values look like an e-mail address"
        if self._mapped and self._long > MOST_WORDS:
            return f"it holds more than {MOST_WORDS:,} different values of more than {LONG} letters, as free text does"
        sample = list(self._values)
        shape = replace(shape_of(sample), different=self._different, values=self._rows)
        return by_shape(shape) or like_people(sample) or _birth(sample)


def _birth(sample: list[str]) -> str | None:
    """Dates that lie decades apart and mostly long ago are dates of birth rather than of events."""
    dates = pa.array(list(islice(sample, 5_000)), pa.string())
    are = pc.match_substring_regex(dates, _DAY)
    held = pc.drop_null(dates.filter(are))
    if len(held) < 20 or len(held) < 0.8 * len(dates):
        return None
    years = sorted(int(year) for year in pc.extract_regex(held, r"(?P<year>\d{4})").field("year").to_pylist())
    early, middle, late = (years[int(len(years) * share)] for share in (0.1, 0.5, 0.9))
    if late - early >= 20 and date.today().year - middle >= 18:
        return "its values look like dates of birth (decades apart, mostly long ago)"
    return None
