"""A finding in plain text, as the terminal shows it."""

import textwrap
from collections.abc import Iterator

from commonweal.lenses.finding import Finding
from commonweal.lenses.wording import cell, heading, interval

WIDTH = 100
_WIDEST = 40  # of a column; the rest of a longer word is in the report
ROWS = 12  # of the table; the report and the JSON hold all


def as_text(finding: Finding) -> str:
    """Give a finding as lines of plain text: sentence, figures, the head of the table, what it cannot tell."""
    parts = [finding.question, _wrap(finding.say()), *_figures(finding), *_table(finding), *_limits(finding)]
    return "\n\n".join(part for part in parts if part)


def _figures(finding: Finding) -> Iterator[str]:
    if finding.numbers:
        lines = [f"  {'Figure':<34}{'Value':>14}  {'95% interval':<24}{'Rests on':>10}"]
        for number in finding.numbers:
            n = "" if number.n is None else f"{number.n:,}"
            unit = "" if number.unit in ("share", "GBP") else f"  {number.unit}"
            name = number.name.replace("_", " ")
            lines.append(f"  {name:<34}{number.plain:>14}  {interval(number):<24}{n:>10}{unit}")
        yield "\n".join(lines)


def _table(finding: Finding) -> Iterator[str]:
    sheet = finding.table
    if not sheet.rows:
        return
    heads = [heading(name, field) for name, field in sheet.fields.items()]
    body = [[cell(row[name], field) for name, field in sheet.fields.items()] for row in sheet.rows[:ROWS]]
    widths = [min(_WIDEST, max(len(line[i]) for line in (heads, *body))) for i in range(len(heads))]
    lines = ["".join("  " + word[:w].ljust(w) for word, w in zip(line, widths, strict=True)) for line in (heads, *body)]
    more = len(sheet.rows) - ROWS
    if more > 0:
        lines.append(f"  ... and {more} more rows, which --json and --report give")
    yield "\n".join([sheet.title, *(line.rstrip() for line in lines)])


def _limits(finding: Finding) -> Iterator[str]:
    if finding.hidden:
        yield f"{finding.hidden} figures are of too few people to be shown (*)."
    if finding.cannot_tell:
        told = [textwrap.fill(t, WIDTH, initial_indent="  - ", subsequent_indent="    ") for t in finding.cannot_tell]
        yield "\n".join(["What it cannot tell", *told])


def _wrap(text: str) -> str:
    return textwrap.fill(text, WIDTH)
