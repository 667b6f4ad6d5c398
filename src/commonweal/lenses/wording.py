"""Cells, headings and intervals of a finding, in words."""

from typing import Any

from commonweal.lenses.finding import Field, Number, figure

NOT_SHOWN = "*"


def cell(value: Any, field: Field) -> str:
    """Say a cell of a table as people read it."""
    if value is None:
        return "" if field.kind == "label" else NOT_SHOWN if field.kind in ("count", "rate", "statistic") else "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return figure(value, field.unit)
    return str(value)


def interval(number: Number) -> str:
    """Say the ends of a number's interval; empty if it has none."""
    if number.value is None or number.low is None or number.high is None:
        return ""
    return f"{figure(number.low, number.unit)} to {figure(number.high, number.unit)}"


def heading(name: str, field: Field) -> str:
    """Say a column's name and unit as its heading."""
    unit = {"share": "%", "GBP": "£", "": ""}.get(field.unit, field.unit)
    words = name.replace("_", " ")
    return f"{words} ({unit})" if unit and unit not in words and field.unit not in ("share", "GBP") else words
