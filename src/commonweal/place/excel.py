"""What spreadsheets do to cells: formulas, error values, turned dates, commas, pound and per cent signs."""

import re
from datetime import date, timedelta

from commonweal.place.column import FIGURES, Kind
from commonweal.place.fault import CellError, shown

DAY_ONE = date(1899, 12, 30)  # Excel's day 0, as it reads for every date after February 1900
ERRORS = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!")
FORMULA_STARTS = ("=", "+", "-", "@")
SIGNED_NUMBER = re.compile(r"[+-](\d[\d,.]*|\.\d+)([eE][+-]?\d+)?%?", re.ASCII)
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", re.ASCII)
PLAIN = re.compile(r"[+-]?\d+(\.\d*)?", re.ASCII)
COMMA_DECIMAL = re.compile(r"[+-]?\d+,\d+", re.ASCII)
PER_CENT = re.compile(r"[+-]?\d+(\.\d+)? ?%", re.ASCII)
NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
SHORTENED = re.compile(r"\d(\.\d+)?E\+\d+", re.ASCII)
TURNED = re.compile(
    r"(\d{1,2})[/.-](\d{1,2}|[A-Za-z]{3,9})[/.-](\d{2}|\d{4})|\d{1,2}-[A-Za-z]{3}|[A-Za-z]{3}-\d{2}"
)


def refuse_habits(text: str, kind: Kind) -> None:
    """Refuse what no cell may hold, and for figures the ways a spreadsheet dresses a number.

    Raises:
        CellError: with the plain text that would be right, where it can be told.
    """
    if text in ERRORS:
        raise CellError(
            f"{text} is a spreadsheet's error value", "Mend the formula, then save the value it gives"
        )
    if kind in FIGURES:
        _refuse_dressed_number(text, kind)
    if (
        text.startswith(FORMULA_STARTS)
        and not SIGNED_NUMBER.fullmatch(text)
        and not NOT_FINITE.fullmatch(text)
    ):
        raise CellError(f"{shown(text)} starts as a formula does", "Write the value itself, not a formula")


def _refuse_dressed_number(text: str, kind: Kind) -> None:
    plain = "".join(text.replace("£", "").split())  # spaces, hard and narrow ones too, part thousands
    bare = plain.replace(",", "") if GROUPED.fullmatch(plain) else plain
    if NOT_FINITE.fullmatch(text):
        raise CellError(
            f"{shown(text)} is not a number that can be used", "Leave the row out, or write a number"
        )
    if "£" in text:
        raise CellError(f"{shown(text)} has a pound sign", f"Write {bare}")
    if GROUPED.fullmatch(plain) or (plain != text and PLAIN.fullmatch(plain)):
        raise CellError(f"{shown(text)} has thousands separators", f"Write {bare}")
    if COMMA_DECIMAL.fullmatch(text):
        raise CellError(f"{shown(text)} has a comma for its decimal point", f"Write {text.replace(',', '.')}")
    if PER_CENT.fullmatch(text):
        raise CellError(f"{shown(text)} is a percentage", f"Write {float(plain[:-1]) / 100:.10g}")
    if kind != "number" and SHORTENED.fullmatch(text):
        raise CellError(f"{shown(text)} was shortened by a spreadsheet", "Write every digit")
    if TURNED.fullmatch(text):
        raise CellError(f"{shown(text)} looks like a number turned into a date", "Write the number it was")


def refuse_turned_date(text: str) -> None:
    """Refuse a date that a spreadsheet has turned: 01/04/2019, 1-Apr-19, or a bare day count.

    Raises:
        CellError: day and month are not guessed at, since 01/04 means two days; a day count is told exactly.
    """
    if re.fullmatch(r"[1-9]\d{4}", text, re.ASCII):
        day = DAY_ONE + timedelta(days=int(text))
        raise CellError(f"{shown(text)} is a spreadsheet's day count", f"Write {day.isoformat()}")
    if TURNED.fullmatch(text):
        raise CellError(
            f"{shown(text)} is a date turned by a spreadsheet", "Write year-month-day, such as 2019-04-01"
        )
