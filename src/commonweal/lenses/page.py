"""The page of one or more findings: one HTML document that holds all it needs and asks no network for anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from commonweal.lenses.drawing import svg
from commonweal.lenses.finding import Finding, Sheet
from commonweal.lenses.wording import cell, heading, interval
from commonweal.record import Record

LONGEST = 60
"""Rows of a table that a page shows; the rest is in the JSON."""


@dataclass(frozen=True)
class Section:
    """A finding as its page shows it."""

    id: str
    finding: Finding
    picture: str
    sheets: tuple[Sheet, ...]


def page(findings: Sequence[Finding], record: Record, command: str = "") -> str:
    """Give findings on one record as one HTML page.

    Args:
        findings: as `showing.show` gives them, small counts taken out.
        record: what they are of.
        command: the command that makes the page again.
    """
    start, end = record.coverage.period
    text: str = (
        _environment()
        .get_template("findings.html")
        .render(
            title=_title(findings),
            sections=[_section(finding) for finding in findings],
            record=record,
            start=start,
            end=end,
            provenance={k.replace("_", " "): v for k, v in record.provenance.items() if v is not None},
            command=command,
        )
    )
    return text


def _title(findings: Sequence[Finding]) -> str:
    return f"Through the lens: {findings[0].lens}" if len(findings) == 1 else "What this record shows"


def _section(finding: Finding) -> Section:
    picture = ""
    if finding.chart is not None and finding.table.rows:
        picture = svg(finding.chart(finding), finding.lens)
    sheets = tuple(sheet for sheet in (finding.table, *finding.more) if sheet.rows)
    return Section(finding.lens, finding, picture, sheets)


@cache
def _environment() -> Environment:
    """Read templates beside this module; all that is put into them is escaped, save charts drawn here."""
    environment = Environment(
        loader=PackageLoader("commonweal.lenses"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"cell": cell, "interval": interval}
    environment.globals |= {"heading": heading, "longest": LONGEST}
    return environment
