"""The report of a comparison: one page, written whole or not at all."""

from pathlib import Path

from commonweal.lenses.report import refuse_unwritable, write_page
from commonweal.study.comparison import Comparison

__all__ = ["refuse_unwritable", "write_report"]


def write_report(comparison: Comparison, path: Path) -> None:
    """Write the page; whatever was there before stays until the new one is whole.

    Raises OSError if it cannot be written.
    """
    from commonweal.study.page import page  # here, for charts take a second to load that others need not wait

    write_page(page(comparison), path)
