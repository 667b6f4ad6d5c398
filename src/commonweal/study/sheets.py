"""The tables of the report: outcomes by group, horizons, the place's own figures, what regimes are."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from commonweal.lab import DIALS, PARAMETERS
from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study import words
from commonweal.study.claims import Claims, claims
from commonweal.study.comparison import Comparison
from commonweal.study.crossing import Crossing
from commonweal.study.interval import Difference
from commonweal.study.summary import HEADLINES, headlines

MEASURED_AND_LIVED = ("paid_measure", "gain_kept", "returns", "burden", "three_needs")
WAYS = {"up": "more is better", "down": "less is better"}


@dataclass(frozen=True)
class Cell:
    """One cell: its figure, what is put under it in small, and whether it stands (see `claims`)."""

    figure: str
    small: tuple[str, ...] = ()
    stands: bool = False


@dataclass(frozen=True)
class Row:
    """One row: its heading, what is put under the heading in small, its cells, and what it belongs to."""

    head: str
    small: tuple[str, ...]
    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table of the page."""

    id: str
    title: str
    columns: tuple[str, ...]  # the first heads the rows
    rows: tuple[Row, ...]

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        """The rows, gathered by what they belong to."""
        return [(group, list(rows)) for group, rows in groupby(self.rows, key=lambda row: row.group)]


def outcome_sheets(comparison: Comparison) -> tuple[Sheet, ...]:
    """Give a table for each group of outcomes: each regime, and each difference with its interval."""
    held = claims(comparison)
    columns = ("Outcome", *comparison.labels, *(_less(a, b) for a, b in comparison.pairs))
    return tuple(
        Sheet(
            f"group-{group}", title, columns,
            tuple(_outcome(comparison, name, held) for name in OUTCOMES if OUTCOMES[name].group == group),
        )
        for group, title in GROUPS.items()
    )  # fmt: skip


def measured_and_lived(comparison: Comparison) -> Sheet:
    """Set what is measured beside what is lived, a row for each regime."""
    names = [name for name in MEASURED_AND_LIVED if name in OUTCOMES]
    heads = (words.capital(HEADLINES.get(name, OUTCOMES[name].meaning)) for name in names)
    rows = tuple(
        Row(label, (), tuple(_level(comparison, name, label) for name in names))
        for label in comparison.labels
    )
    return Sheet("measured-and-lived", "What is measured, and what is lived", ("Regime", *heads), rows)


def horizon_sheet(comparison: Comparison) -> Sheet:
    """Give each difference at the lengths of contracts and over the whole, and when its sign changes."""
    spans = (*comparison.horizons, comparison.years)
    held = {span: claims(comparison, span) for span in spans}
    over = (f"First {words.count(span, 'year')}" for span in comparison.horizons)
    columns = ("Difference", *over, f"All {words.count(comparison.years, 'year')}", "Changes sign in year")
    rows = tuple(
        Row(
            _less(a, b),
            (),
            (
                *(
                    _difference(
                        comparison.difference(name, a, b, span), name, (name, a, b) in held[span].stand
                    )
                    for span in spans
                ),
                _crossings(comparison.crossings(name, a, b)),
            ),
            f"{words.capital(HEADLINES[name])}, in {words.change_unit(OUTCOMES[name].unit)}",
        )
        for name in headlines()
        for a, b in comparison.pairs
    )
    return Sheet("horizons", "The answer at a contract's length, and over all years", columns, rows)


def standing_sheet(comparison: Comparison) -> Sheet:
    """Set what the rehearsed place gives after its burn-in beside the place's own figures."""
    columns = (
        "Figure",
        "The place says",
        "Rehearsed, on one day",
        "Rehearsed, at any of four dates in a year",
    )
    rows = []
    for figure in comparison.standing:
        days = [figure.on_the_day, *([figure.in_the_year] if figure.in_the_year else [])]
        cells = [Cell(words.level(x.mean, "share"), _small(words.level_interval(x, "share"))) for x in days]
        rows.append(
            Row(
                words.capital(figure.words),
                (),
                (Cell(words.level(figure.given, "share"), (figure.certainty,)), *cells)
                + ((Cell("not counted"),) if len(cells) == 1 else ()),
            )
        )
    return Sheet("standing", "Serious needs: the place's own figures and the rehearsal", columns, tuple(rows))


def dial_sheet(comparison: Comparison) -> Sheet:
    """Give the dials that differ between regimes or move: at the start and, if they move, at the end."""
    regimes = comparison.regimes.values()
    spans = [(regime.dials_at(0.0), regime.dials_at(float(comparison.years))) for regime in regimes]
    rows = []
    for name, (lowest, highest, meaning, _) in DIALS.items():
        values = [(getattr(start, name), getattr(end, name)) for start, end in spans]
        if len(set(values)) > 1 or any(start != end for start, end in values):
            cells = (f"{a:g}" if a == b else f"{a:g}, in the end {b:g}" for a, b in values)
            rows.append(
                Row(words.capital(meaning), (f"{name}, {lowest:g} to {highest:g}",), tuple(map(Cell, cells)))
            )
    return Sheet("dials", "The dials that differ", ("Dial", *comparison.labels), tuple(rows))


def parameter_sheet(comparison: Comparison) -> Sheet:
    """Give every parameter of the world, with how sure it is."""
    held: dict[str, dict[str, Any]] = comparison.provenance["parameters"]
    overridden = comparison.provenance["parameters_overridden"]
    rows = tuple(
        Row(
            words.capital(PARAMETERS[name][3]), (name,),
            (Cell(f"{held[name]['value']:g}"), Cell(PARAMETERS[name][0]), Cell(held[name]["certainty"]),
             Cell("the place" if name in overridden else "the lab")),
        )
        for name in PARAMETERS
    )  # fmt: skip
    columns = ("Parameter", "Value", "Unit", "How sure", "Set by")
    return Sheet("parameters", "Every parameter of the world", columns, rows)


def _outcome(comparison: Comparison, name: str, held: Claims) -> Row:
    outcome = OUTCOMES[name]
    way = WAYS.get(outcome.better or "", "")
    levels = (_level(comparison, name, label) for label in comparison.labels)
    changes = (
        _difference(comparison.difference(name, a, b), name, (name, a, b) in held.stand, gain=True)
        for a, b in comparison.pairs
    )
    unit = words.unit_words(outcome.unit) + (f"; {way}" if way else "")
    return Row(words.capital(outcome.meaning), (unit, name), (*levels, *changes))


def _level(comparison: Comparison, name: str, label: str) -> Cell:
    found, unit = comparison.level(name, label), OUTCOMES[name].unit
    few = f"{found.n} of {comparison.runs} runs can tell" if found.n < comparison.runs else ""
    return Cell(words.level(found.mean, unit), _small(words.level_interval(found, unit), few))


def _difference(found: Difference, name: str, stands: bool, gain: bool = False) -> Cell:
    unit = OUTCOMES[name].unit
    if found.mean is None:
        return Cell(words.UNTOLD)
    if found.by_construction:
        return Cell("0", ("alike in every run",))
    ratio = found.paired_variance_ratio
    luck = f"shared luck: {words.plain(ratio, 2)} times" if gain and ratio is not None else ""
    return Cell(
        words.change(found.mean, unit, found), _small(words.change_interval(found, unit), luck), stands
    )


def _crossings(found: tuple[Crossing, ...]) -> Cell:
    clear = [c for c in found if c.clear]
    if not clear:
        return Cell("none clear of luck" if found else "no crossing")
    small = (f"{words.plain(c.low or 0, 2)} to {words.plain(c.high or 0, 2)}" for c in clear)
    return Cell(words.listed(f"{c.year:.1f}" for c in clear), tuple(small))


def _less(a: str, b: str) -> str:
    return f"{b} − {a}"


def _small(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
