"""What of a finding may be shown: small counts out, others rounded, rates made anew from rounded counts.

The rule itself is `record.disclosure`; here it is laid upon a finding's numbers and tables, so that no sentence,
page or JSON is ever made from figures that have not passed it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from commonweal.lenses import doubt
from commonweal.lenses.finding import Field, Finding, Number, Sheet
from commonweal.record.disclosure import (
    DEFAULT,
    Count,
    Free,
    Kind,
    Label,
    Policy,
    Rate,
    Statistic,
    disclose,
    may_show_statistic,
    shown_count,
    shown_rate,
)

_FIGURES = 3  # significant: an exact mean of whole days gives its n away
_PLACE = "row as the lens gave it"


def show(finding: Finding, policy: Policy = DEFAULT) -> Finding:
    """Give a finding as others may see it, under a place's small-number policy."""
    numbers = tuple(_number(number, policy) for number in finding.numbers)
    hidden = sum(number.value is not None for number in finding.numbers)
    hidden -= sum(number.value is not None for number in numbers)
    sheets = []
    for sheet in (finding.table, *finding.more):
        shown, gone = _sheet(sheet, policy)
        sheets.append(shown)
        hidden += gone
    return replace(finding, numbers=numbers, table=sheets[0], more=tuple(sheets[1:]), hidden=hidden)


def _number(number: Number, policy: Policy) -> Number:
    if number.kind == "free" or number.value is None:
        return replace(number, n=number.n if number.kind == "free" else _n(number, policy))
    if number.kind == "count":
        held = shown_count(int(number.value), policy)
        return replace(number, value=held, n=held)
    if number.kind == "rate":
        return _rate(number, policy)
    if not may_show_statistic(number.n, policy, number.quantile):
        return replace(number, value=None, low=None, high=None, n=_n(number, policy))
    value, low, high = (_coarse(each) for each in (number.value, number.low, number.high))
    return replace(number, value=value, low=low, high=high, n=_n(number, policy))


def _rate(number: Number, policy: Policy) -> Number:
    """Make a share and its interval from rounded counts: an exact interval gives the exact counts away."""
    value = shown_rate(number.count, number.n, policy)
    if value is None:
        return replace(number, value=None, low=None, high=None, count=None, n=_n(number, policy))
    count, n = shown_count(number.count, policy), shown_count(number.n, policy)
    told = doubt.share(count or 0, n or 0)
    return replace(number, value=told.value, low=told.low, high=told.high, count=count, n=n)


def _n(number: Number, policy: Policy) -> int | None:
    return shown_count(number.n, policy)


def _coarse(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.{_FIGURES}g}")


def _sheet(sheet: Sheet, policy: Policy) -> tuple[Sheet, int]:
    """Give a table as it may be shown, and how many of its figures were hidden."""
    kinds = {name: _kind(field) for name, field in sheet.fields.items()}
    rows = [{**row, _PLACE: place} for place, row in enumerate(sheet.rows)]
    told = disclose(rows, {**kinds, _PLACE: Free()}, policy)
    shown = sorted(told.rows, key=lambda row: _order(sheet, row))
    return replace(sheet, rows=[{name: row[name] for name in sheet.fields} for row in shown]), told.suppressed


def _order(sheet: Sheet, row: Mapping[str, Any]) -> tuple[Any, ...]:
    if not sheet.by_size:
        return (row[_PLACE],)
    # by what is shown, never by what is hidden, and by name where that is the same
    counts = [-(row[name] or 0) for name, field in sheet.fields.items() if field.kind == "count"]
    return (*counts, *(str(row[name]) for name, field in sheet.fields.items() if field.kind == "label"))


def _kind(field: Field) -> Kind:
    if field.kind == "count":
        return Count(overlap=not field.adds_up)
    if field.kind == "rate":
        return Rate(field.of, field.over)
    if field.kind == "statistic":
        return Statistic(field.of, field.quantile)
    return Label() if field.kind == "label" else Free()
