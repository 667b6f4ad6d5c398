"""The page."""

from commonweal.study.comparison import Comparison


def page(comparison: Comparison) -> str:
    """Give the page as text."""
    return ""
