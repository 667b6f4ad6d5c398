"""A table on its way out: `disclose` decides every cell of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from commonweal.record.disclosure.kind import ALL, Count, Kind, Label, Money, Rate, Statistic
from commonweal.record.disclosure.policy import DEFAULT, Floats, Policy, as_count, enough, is_small, readings, rounded
from commonweal.record.disclosure.totals import (
    TOTAL,
    Bools,
    Ints,
    Lines,
    check_sums,
    over_hidden,
    totals_to_hide,
)
from commonweal.record.errors import RecordError

Row = Mapping[str, Any]
MARK = "*"
_Z95 = 1.959964  # the normal quantile of a two-sided 95 % interval


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A table that may leave.

    Args:
        rows: as handed in but sorted by their labels, since an order by true size would tell what
            rounding hides; None where a figure is hidden or was unknown.
        hidden: for each row, the names of the columns hidden in it.
        suppressed: how many figures are hidden.
        note: what a reader is told about it, in words.
    """

    rows: list[dict[str, Any]]
    hidden: list[tuple[str, ...]]
    suppressed: int
    note: str

    def printed(self) -> list[dict[str, Any]]:
        """Give the rows with `*` where a figure is hidden, as people read them."""
        return [row | dict.fromkeys(gone, MARK) for row, gone in zip(self.rows, self.hidden, strict=True)]


def disclose(rows: Iterable[Row], columns: Mapping[str, Kind], policy: Policy = DEFAULT) -> Disclosed:
    """Make a tidy table fit to leave: every output with figures about people passes here.

    Rows that show parts of a whole come together with their totals, in one call: a row whose label is `ALL` is the
    total of the rows that agree with it on the other labels. **The promise**: whoever sees the result, knows this
    code and knows nothing else about these people cannot tell a hidden count of 1..least-1 from any other of these
    values by adding and subtracting what is shown. Where a total would break it, the total is hidden; of row
    totals and column totals that cross over hidden cells the row totals stay (those of the first label).

    **Not promised**: anything across two calls (a table for March and one for January to March; the same table by
    service and by area; see `policy` on asking with and without one person), or against those who know some of
    the true counts; that a difference of shown counts whose rest is not a row of the table is large. Parts of
    a whole belong in rows, not in columns side by side: only a share's numerator is guarded against its denominator.

    Args:
        rows: one mapping a row, each with exactly the columns declared; None where a figure is unknown.
        columns: the kind of each column. Nothing leaves undeclared.
        policy: the place's small-number policy.

    Raises:
        RecordError: a column is not declared, names another that is not there, or holds what is no count; totals
            that are not those of their rows.
    """
    table = _sorted(_checked(rows, columns), [name for name, kind in columns.items() if isinstance(kind, Label)])
    work = _Work(table, columns, policy)
    for name, kind in columns.items():
        if isinstance(kind, Count):
            work.read(name)
    work.guard_shares()
    work.guard_totals()
    work.settle()
    return work.result()


def _checked(rows: Iterable[Row], columns: Mapping[str, Kind]) -> list[Row]:
    wanted, table = set(columns), list(rows)
    for row in table:
        if row.keys() != wanted:
            odd = ", ".join(sorted(map(str, row.keys() ^ wanted)))
            raise RecordError(
                f"a row and the declared columns differ in {odd}", "table to disclose", "declare each column's kind"
            )
    for name, kind in columns.items():
        for other, allowed in _leans_on(kind):
            if not isinstance(columns.get(other), allowed):
                right = " or ".join(sort.__name__ for sort in allowed)
                raise RecordError(f"it leans on {other!r}", f"column {name}", f"name a column of kind {right}")
    return table


def _leans_on(kind: Kind) -> list[tuple[str, tuple[type, ...]]]:
    if isinstance(kind, Rate):
        above: tuple[type, ...] = (Count,) if kind.share else (Count, Money)
        return [(kind.numerator, above), (kind.denominator, (Count,))]
    if isinstance(kind, Statistic):
        return [(kind.n, (Count,))]
    return [(kind.people, (Count,))] if isinstance(kind, Money) else []


def _sorted(table: list[Row], labels: Sequence[str]) -> list[Row]:
    def key(row: Row) -> list[tuple[bool, str, Any]]:
        return [(row[one] == ALL, _family(row[one]), _plain(row[one])) for one in labels]

    return sorted(table, key=key) if labels else table


def _family(value: Any) -> str:
    return "number" if isinstance(value, int | float) else type(value).__name__


def _plain(value: Any) -> Any:
    return 0 if value is None else value


class _Work:
    """A table under way: true values, what would be shown of them, and what is hidden so far."""

    def __init__(self, table: list[Row], columns: Mapping[str, Kind], policy: Policy) -> None:
        self.table, self.columns, self.policy = table, columns, policy
        self.values: dict[str, Floats] = {}
        self.figures: dict[str, Floats] = {}
        self.low: dict[str, Floats] = {}
        self.high: dict[str, Floats] = {}
        self.gone: dict[str, Bools] = {}
        self.out: dict[str, list[Any]] = {}
        self.lines = Lines.of(self._codes())

    def _codes(self) -> Ints:
        labels = [name for name, kind in self.columns.items() if isinstance(kind, Label)]
        codes = np.zeros((len(self.table), len(labels)), np.int64)
        for at, name in enumerate(labels):
            seen: dict[Any, int] = {ALL: TOTAL}
            codes[:, at] = [seen.setdefault(row[name], len(seen)) for row in self.table]
        return codes

    def read(self, name: str) -> None:
        """Read a column of counts, and what each could be for who sees it rounded or hidden."""
        values = np.array([as_count(row[name], f"column {name}") for row in self.table], np.float64)
        figures = rounded(values, self.policy)
        low, high = readings(figures, self.policy)
        small, unknown = is_small(values, self.policy), np.isnan(values)
        self.values[name], self.figures[name], self.gone[name] = values, figures, small
        self.low[name] = np.where(unknown, 0.0, np.where(small, 1.0, low))
        self.high[name] = np.where(unknown, np.inf, np.where(small, self.policy.least - 1.0, high))

    def guard_shares(self) -> None:
        """Hide the numerator of a share where those not in it are few: the complement is a count of people too."""
        least = self.policy.least
        for name, kind in self.columns.items():
            if not (isinstance(kind, Rate) and kind.share):
                continue
            above, below = kind.numerator, kind.denominator
            rest = self.values[below] - self.values[above]
            if (rest < 0).any():
                raise RecordError(f"more {above} than {below}", f"column {name}", "a share is of its denominator")
            few = is_small(rest, self.policy)
            wide = few & ~self.gone[above]
            self.low[above] = np.where(wide, np.maximum(self.values[below] - least + 1, 0), self.low[above])
            self.high[above] = np.where(wide, self.values[below] - 1, self.high[above])
            self.gone[above] |= few
            self._tie(above, below, rest)

    def _tie(self, above: str, below: str, rest: Floats) -> None:
        """Count on no more doubt in one of a share's counts than is left to who knows the other."""
        least, whole = self.policy.least, rest == 0
        for name in (above, below):
            open_ = ~self.gone[name]
            self.low[name] = np.where(whole & open_, self.values[name], self.low[name])
            self.high[name] = np.where(whole & open_, self.values[name], self.high[name])
        part = (rest >= least) & ~self.gone[above]
        self.high[above] = np.where(part, np.minimum(self.high[above], self.values[below] - least), self.high[above])
        part = (rest >= least) & ~self.gone[below]
        self.low[below] = np.where(part, np.maximum(self.low[below], self.values[above] + least), self.low[below])

    def guard_totals(self) -> None:
        """Hide the totals that would give a hidden part away."""
        for name, kind in self.columns.items():
            if isinstance(kind, Count):
                check_sums(self.lines, self.values[name], kind.overlap, name)
                figures = np.where(self.gone[name], np.nan, self.figures[name])
                hide = totals_to_hide(self.lines, figures, self.low[name], self.high[name], self.policy, kind.overlap)
                self.gone[name] |= hide & ~np.isnan(self.values[name])
                self._put(name, np.where(self.gone[name], np.nan, self.figures[name]), whole=True)

    def settle(self) -> None:
        """Decide the columns that lean on counts: money first, since a rate may be of money."""
        order = {Money: self._money, Rate: self._rate, Statistic: self._statistic}
        for sort, decide in order.items():
            for name, kind in self.columns.items():
                if isinstance(kind, sort):
                    decide(name, kind)

    def _money(self, name: str, kind: Any) -> None:
        raw = _numbers(self.table, name)
        gone = self.gone[kind.people] & ~np.isnan(raw)
        self.gone[name] = (gone | over_hidden(self.lines, gone)) & ~np.isnan(raw)
        self.figures[name] = raw
        self.out[name] = [None if hid else row[name] for row, hid in zip(self.table, self.gone[name], strict=True)]

    def _rate(self, name: str, kind: Any) -> None:
        above, below = self.figures[kind.numerator], self.figures[kind.denominator]
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = above / below if kind.end == "value" else _wilson(above, below, kind.end)
        gone = self.gone[kind.numerator] | self.gone[kind.denominator]
        self._put(name, np.where(gone | ~(below > 0), np.nan, rate))
        self.gone[name] = gone

    def _statistic(self, name: str, kind: Any) -> None:
        values = _numbers(self.table, name)
        # By the count as shown: a rule on the true one would tell on which side of it the truth lies.
        thick = enough(self.figures[kind.n], self.policy, kind.quantile)
        self.gone[name] = ~np.isnan(values) & (self.gone[kind.n] | ~thick)
        figures = [float(f"{value:.{kind.figures}g}") for value in values.tolist()]
        self._put(name, np.where(self.gone[name], np.nan, np.array(figures)))

    def _put(self, name: str, figures: Floats, whole: bool = False) -> None:
        self.out[name] = [None if one != one else int(one) if whole else one for one in figures.tolist()]

    def result(self) -> Disclosed:
        """Put the rows together again, with the note."""
        kept = [
            {name: self.out[name][at] if name in self.out else row[name] for name in self.columns}
            for at, row in enumerate(self.table)
        ]
        guarded = [name for name in self.columns if name in self.gone]
        marks: list[tuple[str, ...]] = [()] * len(kept)
        if guarded:
            grid = np.stack([self.gone[name] for name in guarded], axis=1)
            for at in np.flatnonzero(grid.any(axis=1)):
                marks[at] = tuple(name for name, hid in zip(guarded, grid[at], strict=True) if hid)
        suppressed = sum(map(len, marks))
        return Disclosed(kept, marks, suppressed, _note(self.policy, suppressed))


def _numbers(table: list[Row], name: str) -> Floats:
    try:
        return np.array([np.nan if row[name] is None else row[name] for row in table], np.float64)
    except (TypeError, ValueError):
        raise RecordError("it holds what is no number", f"column {name}", "a number or None, in every row") from None


def _wilson(above: Floats, below: Floats, end: str) -> Floats:
    share, side = above / below, -1 if end == "low" else 1
    spread = _Z95 * np.sqrt(share * (1 - share) / below + _Z95**2 / (4 * below**2))
    found = (share + _Z95**2 / (2 * below) + side * spread) / (1 + _Z95**2 / below)
    # At none and at all the end is the share itself, but for the last binary digit.
    bounded: Floats = np.clip(np.minimum(found, share) if end == "low" else np.maximum(found, share), 0.0, 1.0)
    return bounded


def _note(policy: Policy, suppressed: int) -> str:
    rule = (
        f"Counts of 1 to {policy.least - 1} people are not shown; others are to the nearest {policy.base}, "
        "and rates are worked out from these."
    )
    if not suppressed:
        return rule
    figures = "1 figure is" if suppressed == 1 else f"{suppressed} figures are"
    return f"{rule} {figures} hidden ({MARK}): small, or would give a small one away."
