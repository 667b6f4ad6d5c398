"""What a lens answers: a plain sentence, numbers with their doubt, tidy tables, a chart, and what it cannot tell.

The sentence is written with the names of numbers in braces, and the chart is drawn from the tables, so that both
are made only after small counts were taken out (`showing.show`).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from commonweal.lenses import doubt
from commonweal.lenses.doubt import Doubt

Kind = Literal["label", "count", "rate", "statistic", "free"]


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of a finding.

    Args:
        name: its name in JSON and in sentences: lower case, words joined by underscores.
        value: the figure; None where it cannot be told or must not be shown.
        low: lower end of its 95 % interval, if it has one.
        high: upper end.
        n: how many people, events or periods it rests on.
        unit: of the value; `share` is shown as per cent.
        kind: `count` of people; `rate` of `count` among `n` people; `statistic` of n people; `free` where it
            is about no people (services, periods, words, pounds of a whole fund).
        count: of a rate, how many of the n.
        meaning: what it is, as a clause.
        quantile: of a `statistic`, which quantile it is (0.5 the median), if one.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    unit: str = "share"
    kind: Kind = "free"
    count: int | None = None
    meaning: str = ""
    quantile: float | None = None

    @property
    def plain(self) -> str:
        """Say the value alone, such as `6.7` or `12%`."""
        return figure(self.value, self.unit)

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return self.plain
        low, high = figure(self.low, self.unit), figure(self.high, self.unit)
        return f"{self.plain} (95% interval {low} to {high})"

    def __format__(self, how: str) -> str:
        return str(self)

    def to_json(self) -> dict[str, Any]:
        """Give it as JSON holds it."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": self.n,
            "unit": self.unit,
            "meaning": self.meaning,
        }


def count_of(name: str, people: int, meaning: str = "", unit: str = "people") -> Number:
    """Make the number of some people: a count has no interval, for it is of those there were."""
    return Number(name, people, n=people, unit=unit, kind="count", meaning=meaning)


def share_of(name: str, count: int, n: int, meaning: str = "") -> Number:
    """Make the number of a share of people, count of n."""
    told = doubt.share(count, n)
    return Number(name, told.value, told.low, told.high, n, "share", "rate", count, meaning)


def statistic_of(name: str, told: Doubt, n: int, unit: str, meaning: str = "", quantile: float | None = None) -> Number:
    """Make the number of a mean, quantile or ratio of n people."""
    return Number(name, told.value, told.low, told.high, n, unit, "statistic", None, meaning, quantile)


def free(name: str, told: Doubt | float | None, n: int | None, unit: str, meaning: str = "") -> Number:
    """Make a number that is about no people: of services, periods, words or pounds."""
    held = told if isinstance(told, Doubt) else Doubt(told)
    return Number(name, held.value, held.low, held.high, n, unit, "free", None, meaning)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a finding's table.

    Args:
        kind: as of `Number`; `label` for words and dates.
        unit: of its values.
        meaning: what it is, as a clause; its heading is its name.
        of: of a `statistic`, the column with the number of people; of a `rate`, the column with the count.
        over: of a `rate`, the column with the number of people it is a share of.
        adds_up: of a `count`, whether nobody is in two rows, so that a row labelled `all` is exactly their sum.
        quantile: of a `statistic`, which quantile it is, if one.
    """

    kind: Kind
    unit: str = ""
    meaning: str = ""
    of: str = ""
    over: str = ""
    adds_up: bool = False
    quantile: float | None = None


@dataclass(frozen=True)
class Sheet:
    """A tidy table.

    Args:
        title: what it holds.
        fields: its columns, in order.
        rows: each a dict with every column; in an order that says nothing of hidden counts (time, name, road).
        by_size: whether it is to be shown in the order of its counts, as they are shown.
    """

    title: str
    fields: Mapping[str, Field]
    rows: Sequence[Mapping[str, Any]] = ()
    by_size: bool = False

    def column(self, name: str) -> list[Any]:
        """Give the values of a column, row by row."""
        return [row[name] for row in self.rows]


EMPTY = Sheet("Nothing to show", {})


@dataclass(frozen=True)
class Finding:
    """A lens's answer for one record.

    Args:
        lens: the lens's name.
        question: what was asked.
        sentence: the answer, with `{name}` for a number and its interval, `{name.plain}` for its value alone.
        numbers: the figures.
        table: the tidy table behind the answer.
        more: further tables.
        chart: draws the finding, given itself; asks Altair only when called.
        alt: what the chart shows, in words, for those who do not see it.
        cannot_tell: what it cannot tell, each a whole sentence.
        coverage: of the tables it read, as the record's manifest says it.
        hidden: how many figures were left out for being of too few people; counted by `showing.show`.
    """

    lens: str
    question: str
    sentence: str
    numbers: tuple[Number, ...] = ()
    table: Sheet = EMPTY
    more: tuple[Sheet, ...] = ()
    chart: Callable[["Finding"], Any] | None = None
    alt: str = ""
    cannot_tell: tuple[str, ...] = ()
    coverage: Mapping[str, Any] = field(default_factory=dict)
    hidden: int = 0

    def number(self, name: str) -> Number:
        """Find a number by name; KeyError if there is none."""
        return {number.name: number for number in self.numbers}[name]

    def say(self) -> str:
        """Give the sentence with its numbers filled in; what would say nothing but hidden figures is left out."""
        numbers = {number.name: number for number in self.numbers}
        told = _SENTENCES.split(self.sentence)
        kept = [each for each in told if not _all_hidden(each, numbers)]
        if not kept:
            return NO_FIGURE
        return " ".join(kept if len(kept) == len(told) else [*kept, TOO_FEW]).format(**numbers)

    def to_json(self) -> dict[str, Any]:
        """Give the finding as JSON holds it; the chart is left to the report."""
        return {
            "lens": self.lens,
            "question": self.question,
            "sentence": self.say(),
            "numbers": {number.name: number.to_json() for number in self.numbers},
            "table": [dict(row) for row in self.table.rows],
            "more": {sheet.title: [dict(row) for row in sheet.rows] for sheet in self.more},
            "cannot_tell": list(self.cannot_tell),
            "coverage": dict(self.coverage),
            "hidden": self.hidden,
        }


_SENTENCES = re.compile(r"(?<=[.?]) (?=[A-Z{])")
_NAMED = re.compile(r"(?<!\{)\{(\w+)")
TOO_FEW = "Other figures rest on too few people to be shown."
"""What is said in place of sentences whose every figure is hidden."""
NO_FIGURE = "Cannot tell: every figure rests on too few people to be shown."
"""What is said where no sentence is left."""


def _all_hidden(sentence: str, numbers: Mapping[str, Number]) -> bool:
    named = _NAMED.findall(sentence)
    return bool(named) and all(numbers[name].value is None for name in named)


def figure(value: float | None, unit: str) -> str:
    """Say a figure as people read it: three digits that matter, per cent for a share, pounds with commas."""
    if value is None:
        return "not shown"
    if unit == "share":
        return f"{100 * value:.3g}%"
    if unit == "GBP":
        pounds = f"£{abs(value):,.2f}".removesuffix(".00")
        return f"-{pounds}" if value < 0 else pounds
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
