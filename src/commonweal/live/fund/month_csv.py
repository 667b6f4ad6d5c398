"""The plan or the forecast as a CSV file: a row for each component, a column for each month. Every bad cell is told."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date

from commonweal.live.fund.models import Component, Fund
from commonweal.live.fund.month_grid import grid
from commonweal.live.fund.position import months_of
from commonweal.live.pages.pounds import pence, pounds
from commonweal.live.pages.table import inert

FIRST = "component"
MOST_ROWS = 2000
MOST_PENCE = 10**14


@dataclass(frozen=True)
class Fault:
    """A cell that cannot be read: its row as a spreadsheet counts, its column by its heading, and what is wrong."""

    row: int
    column: str
    wrong: str


@dataclass
class Read:
    """What a file says: pence by component and month (None: no figure), and everything that is wrong with it."""

    figures: dict[tuple[Component, date], int | None] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def write(fund: Fund, kind: str) -> str:
    """The grid as it stands, as a file that `read` takes back."""
    stands, months, into = grid(fund, kind), months_of(fund.year_starts), io.StringIO()
    writer = csv.writer(into)
    writer.writerow([FIRST, *(f"{month:%Y-%m}" for month in months)])
    for component in fund.components.all():
        cells = (stands.get((component.pk, month)) for month in months)
        writer.writerow([inert(component.name), *("" if cell is None else _plain(cell) for cell in cells)])
    return into.getvalue()


def _plain(amount: int) -> str:
    return pounds(amount).replace("£", "").replace(",", "")


def read(fund: Fund, text: str, kind: str) -> Read:
    """Read a file for the open year. Months and components that it leaves out are left as they are."""
    found = Read()
    try:
        rows = list(csv.reader(io.StringIO(text)))
    except csv.Error as error:
        found.faults.append(Fault(1, FIRST, f"this is no CSV file ({error}); save the sheet as “CSV UTF-8”"))
        return found
    if not rows or not rows[0] or rows[0][0].strip().lower() != FIRST:
        found.faults.append(Fault(1, FIRST, f"the first heading must be “{FIRST}”, then months like 2026-04"))
        return found
    if len(rows) > MOST_ROWS:
        found.faults.append(Fault(MOST_ROWS + 1, FIRST, f"there are more than {MOST_ROWS} rows"))
        return found
    months = _months(fund, rows[0], found)
    components = {component.name: component for component in fund.components.all()}
    seen: set[str] = set()
    for number, cells in enumerate(rows[1:], 2):
        if any(cell.strip() for cell in cells):
            _row(number, cells, months, components, seen, found, kind)
    if not found.figures and not found.faults:
        found.faults.append(Fault(2, FIRST, "there is no figure in this file"))
    return found


def _months(fund: Fund, heads: list[str], found: Read) -> dict[int, date]:
    open_year = {f"{month:%Y-%m}": month for month in months_of(fund.year_starts)}
    months: dict[int, date] = {}
    for place, head in enumerate(heads[1:], 1):
        name = head.strip()
        if name not in open_year:
            says = f"“{name[:40]}” is no month of the open year; write {min(open_year)} to {max(open_year)}"
            found.faults.append(Fault(1, name[:40], says))
        elif open_year[name] in months.values():
            found.faults.append(Fault(1, name, "this month has two columns"))
        else:
            months[place] = open_year[name]
    return months


def _row(
    number: int, cells: list[str], months: dict[int, date], components: dict[str, Component], seen: set[str],
    found: Read, kind: str,
) -> None:  # fmt: skip
    name = cells[0].strip()
    component = components.get(name) or components.get(name.removeprefix("'"))
    if component is None:
        says = f"“{name[:60]}” is no component of this fund; write one of: {'; '.join(components)}"
        found.faults.append(Fault(number, FIRST, says))
        return
    if component.name in seen:
        found.faults.append(Fault(number, FIRST, f"{component} has a row above already"))
        return
    seen.add(component.name)
    for place, month in months.items():
        cell = cells[place].strip() if place < len(cells) else ""
        try:
            found.figures[component, month] = _amount(cell, kind)
        except ValueError as error:
            found.faults.append(Fault(number, f"{month:%Y-%m}", str(error)))


def _amount(cell: str, kind: str) -> int | None:
    if not cell:
        return None
    amount = pence(cell[:60])
    if abs(amount) > MOST_PENCE:
        raise ValueError("that is more than any fund of a place holds")
    if amount < 0 and kind == "plan":
        raise ValueError("a plan is not below nothing")
    return amount
