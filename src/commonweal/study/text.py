"""A comparison as lines of text for a terminal: plain words first, then a compact table."""

import textwrap
from collections.abc import Iterator

from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study import words
from commonweal.study.claims import Claims, claims
from commonweal.study.comparison import Comparison
from commonweal.study.summary import (
    CAUTIONS,
    drift,
    horizon_sentences,
    looked,
    opening,
    pair_summaries,
)

NAME, CELL = 24, 12  # least widths
LINE = 100  # words are wrapped to this; tables are as wide as they are


def as_text(comparison: Comparison) -> str:
    """Give the whole comparison as text."""
    held = claims(comparison)
    told, cautions = _wrapped(_words(comparison, held)), _wrapped(_cautions(comparison))
    return "\n".join([*told, "", *_table(comparison, held), "", *cautions])


def _words(comparison: Comparison, held: Claims) -> Iterator[str]:
    yield opening(comparison)
    yield from comparison.warnings()
    yield looked(comparison, held)
    for pair in pair_summaries(comparison):
        yield f"\n{pair.b} against {pair.a}"
        yield from _bullets(pair.told)
        if pair.not_told:
            yield f"  - Not told apart from luck: {words.listed(pair.not_told)}."
    yield from ("", *horizon_sentences(comparison))
    yield f"{comparison.assumed_share:.0%} of the place's figures are assumed."


def _table(comparison: Comparison, held: Claims) -> Iterator[str]:
    columns = [*comparison.labels, *(f"{b} - {a}" for a, b in comparison.pairs)]
    widths = [max(CELL, len(column) + 2) for column in columns]
    yield "Means over runs; differences are later regime less earlier; * stands, looking allowed for."
    for group, title in GROUPS.items():
        heads = "".join(f"{column:>{width}}" for column, width in zip(columns, widths, strict=True))
        yield f"\n{title[: NAME + 8]:<{NAME + 8}}{heads}"
        for name in (name for name, outcome in OUTCOMES.items() if outcome.group == group):
            cells = zip(_cells(comparison, name, held), widths, strict=True)
            yield f"  {name:<{NAME + 6}}" + "".join(f"{cell:>{width}}" for cell, width in cells)


def _cells(comparison: Comparison, name: str, held: Claims) -> Iterator[str]:
    unit = OUTCOMES[name].unit
    for label in comparison.labels:
        mean = comparison.level(name, label).mean
        yield "-" if mean is None else words.level(mean, unit)
    for a, b in comparison.pairs:
        difference = comparison.difference(name, a, b)
        mark = "*" if (name, a, b) in held.stand else " "
        yield "- " if difference.mean is None else words.change(difference.mean, unit, difference) + mark


def _cautions(comparison: Comparison) -> Iterator[str]:
    yield "What it cannot say"
    yield from _bullets((*drift(comparison), *CAUTIONS))


def _wrapped(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        hang = "    " if line.startswith("  - ") else ""
        yield "\n".join(textwrap.fill(part, LINE, subsequent_indent=hang) for part in line.split("\n"))


def _bullets(sentences: tuple[str, ...]) -> Iterator[str]:
    for sentence in sentences:
        yield f"  - {sentence}"
