"""The figures of the report: for each outcome charted, levels and differences as pictures, words and rows."""

from dataclasses import dataclass

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study import words
from commonweal.study.chart import Line, draw
from commonweal.study.comparison import Comparison
from commonweal.study.interval import Interval
from commonweal.study.summary import HEADLINES

CHARTED = ("burden", "three_needs", "refused", "gain_kept", "paid_measure", "trust")


@dataclass(frozen=True)
class Panel:
    """One picture: what it shows, itself, its words for who cannot see it, and its numbers."""

    id: str
    title: str
    unit: str
    svg: str
    words: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # year, then a cell for each column


@dataclass(frozen=True)
class Figure:
    """The pictures of one outcome."""

    name: str
    title: str
    meaning: str
    panels: tuple[Panel, ...]


def figures(comparison: Comparison) -> tuple[Figure, ...]:
    """Draw the outcomes that are charted."""
    return tuple(_figure(comparison, name) for name in CHARTED if name in OUTCOMES)


def _figure(comparison: Comparison, name: str) -> Figure:
    title = HEADLINES.get(name, OUTCOMES[name].meaning)
    panels = [_levels(comparison, name)]
    if len(comparison.labels) > 1:
        panels.append(_differences(comparison, name))
    return Figure(
        name, title[0].upper() + title[1:], OUTCOMES[name].meaning, tuple(p for p in panels if p.svg)
    )


def _levels(comparison: Comparison, name: str) -> Panel:
    unit = OUTCOMES[name].unit
    lines = [Line(label, _shown(comparison.levels_by_year(name, label), unit)) for label in comparison.labels]
    # a band here would show how runs differ, which all regimes share; it belongs to the differences
    bare = [Line(line.label, [Interval(y.mean, None, None, y.n) for y in line.years]) for line in lines]
    rows = _rows([comparison.levels_by_year(name, label) for label in comparison.labels], unit, levels=True)
    return Panel(
        f"{name}-levels", "Year by year", words.unit_words(unit), draw(bare, name=f"{name}-l"),
        "Means over runs. " + " ".join(_told(line) for line in lines), comparison.labels, rows,
    )  # fmt: skip


def _differences(comparison: Comparison, name: str) -> Panel:
    unit, base = OUTCOMES[name].unit, comparison.labels[0]
    told = {b: comparison.differences_by_year(name, base, b) for b in comparison.labels[1:]}
    lines = [Line(b, _shown(years, unit)) for b, years in told.items()]
    return Panel(
        f"{name}-differences", f"Difference from {base}, with its 95% interval", words.change_unit(unit),
        draw(lines, first=1, zero=True, name=f"{name}-d"),
        " ".join(["The line at zero is no difference.", *(_told(line, signed=True) for line in lines)]),
        tuple(f"{b} − {base}" for b in told), _rows(list(told.values()), unit, levels=False),
    )  # fmt: skip


def _shown(years: tuple[Interval, ...], unit: str) -> list[Interval]:
    """Scale shares to per cent, as they are shown."""
    scale = 100.0 if words.is_share(unit) else 1.0

    def scaled(x: float | None) -> float | None:
        return None if x is None else x * scale

    return [Interval(scaled(y.mean), scaled(y.low), scaled(y.high), y.n) for y in years]


def _told(line: Line, signed: bool = False) -> str:
    """Put a line into words: where it begins and ends, and its least and greatest."""
    known = [(i + 1, y.mean) for i, y in enumerate(line.years) if y.mean is not None]
    if not known:
        return f"{line.label}: no run can tell."
    (first, start), (last, end) = known[0], known[-1]
    low, high = min(known, key=lambda k: k[1]), max(known, key=lambda k: k[1])

    def say(x: float) -> str:
        return ("+" if signed and x > 0 else "") + words.plain(x)

    return (
        f"{line.label}: {say(start)} in year {first}, {say(end)} in year {last}; "
        f"lowest {say(low[1])} in year {low[0]}, highest {say(high[1])} in year {high[0]}."
    )


def _rows(columns: list[tuple[Interval, ...]], unit: str, levels: bool) -> tuple[tuple[str, ...], ...]:
    def cell(found: Interval) -> str:
        if found.mean is None:
            return words.UNTOLD
        mean = words.level(found.mean, unit) if levels else words.change(found.mean, unit, found)
        bounds = words.level_interval(found, unit) if levels else words.change_interval(found, unit)
        return f"{mean} ({bounds})" if bounds else mean

    return tuple((str(i + 1), *(cell(y) for y in year)) for i, year in enumerate(zip(*columns, strict=True)))
