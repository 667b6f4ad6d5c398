"""An account as text for a terminal."""

import textwrap
from collections.abc import Iterator

from commonweal.study.account import Account, Sheet

LINE = 100
_WIDEST = 46  # characters of a column's cell in a terminal


def account_text(account: Account) -> str:
    """Give an account as plain text: the answer first."""
    return "\n".join(_lines(account)) + "\n"


def _lines(account: Account) -> Iterator[str]:
    yield account.title
    yield from _paragraphs((account.question, *account.says))
    for part in account.parts:
        yield ""
        yield part.heading
        yield from _paragraphs(part.says)
        for sheet in part.sheets:
            yield ""
            yield from sheet_lines(sheet)
    yield ""
    yield "What it cannot tell"
    for sentence in account.cannot_tell:
        yield textwrap.fill(sentence, LINE, initial_indent="  - ", subsequent_indent="    ")


def sheet_lines(sheet: Sheet) -> Iterator[str]:
    """Give a table in columns."""
    yield sheet.title
    table = [tuple(_short(cell) for cell in row) for row in (sheet.columns, *sheet.rows)]
    widths = [max(len(row[i]) for row in table) for i in range(len(sheet.columns))]
    for row in table:
        head, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join([head.strip().ljust(widths[0]), *rest]).rstrip()
    if sheet.note:
        yield textwrap.fill(sheet.note, LINE, initial_indent="  ", subsequent_indent="  ")


def _short(cell: str) -> str:
    return cell if len(cell) <= _WIDEST else cell[: _WIDEST - 1] + "…"


def _paragraphs(says: tuple[str, ...]) -> Iterator[str]:
    for sentence in says:
        if sentence:
            yield ""
            yield textwrap.fill(sentence, LINE)
